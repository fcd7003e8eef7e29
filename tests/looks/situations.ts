import type { Hand } from './hand'
import type { Moment } from './moment'
import type { World } from './world'

/** A state of a screen that has a name, and how somebody comes to it. */
export type Situation = {
  /** A page of app.config.ts. */
  readonly screen: string
  /** Its name, once for each screen. */
  readonly state: string
  /** Whose phone it is. */
  readonly by: string
  readonly query?: (world: World) => string
  /** What becomes of the screen's calls: they never reach the cloud, or are never answered. */
  readonly connection?: 'gone' | 'silent'
  readonly then?: (hand: Hand) => Promise<void>
  /** On the screen once it is there. */
  readonly shown: string
  /** The first, unless another is told. */
  readonly moment?: Moment
  /** Among the few that `npm test` measures: a brief world is enough for them. */
  readonly kept?: true
}

type State = Omit<Situation, 'screen'>

const rulebook = (id: string) => () => `rulebook=${id}`
const named = (id: string) => () => `id=${id}`

const tap =
  (...selectors: string[]) =>
  async (hand: Hand) => {
    for (const selector of selectors) await hand.tap(selector)
  }

const [author, editor, reviewer, publisher, admin] = ['chen-mo', 'zhou-ning', 'wu-fan', 'zheng-yi', 'he-jing']
const [grocer, brand, manager, arranger, head] = ['gao-yuan', 'lin-xiaoyu', 'sun-li', 'tang-yue', 'ma-chao']
const newcomer = 'xu-xin'

const post = (name: keyof World['posts']) => (world: World) => idOf(world.posts[name])
const commission = (name: keyof World['commissions']) => (world: World) => idOf(world.commissions[name])
const adjustment = (name: keyof World['adjustments']) => (world: World) => idOf(world.adjustments[name])
const account = (name: keyof World['accounts']) => (world: World) => idOf(world.accounts[name])
const reading = (name: keyof World['readings']) => (world: World) => idOf(world.readings[name])
const desk = (day: string, channel = 'group-media') => `id=${channel}_2026-01-${day}_1`

function idOf(id: string | undefined): string {
  if (id === undefined) throw new Error('this world is too brief for that')
  return `id=${id}`
}

const unread = (by: string): State[] => [
  { state: 'loading', by, connection: 'silent', shown: '#loading' },
  { state: 'no connection', by, connection: 'gone', shown: '#failure' },
]

async function writePost(hand: Hand): Promise<void> {
  await hand.write('title', '夜市回来了：四楼天台的五个周末')
  await hand.write(
    'body',
    '从这个周六起，四楼天台的夜市回来了。二十六个摊位，一半是老面孔，一半是新手。'.repeat(10),
  )
  await hand.write('source', '青梧百货中山店')
  await hand.addPicture()
}

/** Every screen in every state that is worth a look, in the order of app.config.ts. */
const screens: Readonly<Record<string, readonly State[]>> = {
  'home/today/index': [
    { state: 'editor', by: editor, shown: '#waiting', kept: true },
    { state: 'submitter', by: author, shown: '#posts' },
    { state: 'submitter who owes', by: grocer, shown: '#owed' },
    { state: 'nothing to do', by: admin, shown: '#editions' },
    { state: 'visitor', by: newcomer, shown: '#visitor' },
    ...unread(editor),
  ],
  'posts/compose/index': [
    { state: 'empty', by: author, shown: '#progress' },
    { state: 'written', by: author, shown: '#progress', then: writePost, kept: true },
    {
      state: 'tools of a paragraph',
      by: author,
      shown: '#block-up',
      then: async (hand) => {
        await hand.write('title', '夜市回来了')
        await hand.tap('.block-more')
      },
    },
    { state: 'refused', by: author, shown: '#refusal-message', then: tap('#submit') },
    { state: 'a clause', by: author, shown: '#clause', then: tap('.row-rule') },
    { state: 'wishes', by: author, shown: '#wishes', then: tap('#wishes-group-media') },
    { state: 'several channels', by: author, shown: '#progress', then: tap('#channel-store-news') },
    { state: 'not for this person', by: head, shown: '#empty' },
    ...unread(author),
  ],
  'approvals/inbox/index': [
    { state: 'waiting', by: editor, shown: '.row-waiting', kept: true },
    { state: 'waiting for the arranger', by: arranger, shown: '.row-waiting' },
    { state: 'requested', by: author, shown: '.row-request', then: tap('#inbox-tab-requested') },
    { state: 'copied', by: arranger, shown: '.row-request', then: tap('#inbox-tab-copied') },
    { state: 'done', by: editor, shown: '.row-request', then: tap('#inbox-tab-done') },
    { state: 'several at once', by: editor, shown: '#batch-sheet', then: tap('.row-batch') },
    { state: 'empty', by: admin, shown: '#empty' },
    ...unread(editor),
  ],
  'approvals/deputies/index': [
    { state: 'one named', by: publisher, shown: '.row-deputy' },
    { state: 'for somebody else', by: arranger, shown: '.row-deputy' },
    { state: 'empty', by: editor, shown: '#name-deputy' },
    { state: 'naming', by: editor, shown: '.row-person-found', then: tap('#name-deputy') },
  ],
  'rulebooks/library/index': [
    { state: 'rules', by: author, shown: '.row-book', kept: true },
    { state: 'management', by: admin, shown: '#channels' },
    { state: 'errands', by: author, shown: '.row-errand', then: tap('#way-errands') },
    {
      state: 'an errand',
      by: author,
      shown: '#do-hand-in',
      then: async (hand) => {
        await hand.tap('#way-errands')
        await hand.tap('#errand-hand-in')
      },
    },
    { state: 'found', by: author, shown: '.clause-found', then: (hand) => hand.write('search', '图片') },
    {
      state: 'nothing found',
      by: author,
      shown: '#empty',
      then: (hand) => hand.write('search', '直升机'),
    },
    { state: 'visitor', by: newcomer, shown: '.row-book' },
  ],
  'rulebooks/book/index': [
    { state: 'from its beginning', by: author, query: () => 'id=group-media', shown: '.row-clause' },
    { state: 'to confirm', by: author, query: () => 'id=team-group', shown: '.row-reading' },
    { state: 'at a clause', by: author, query: () => 'id=group-media&clause=G13', shown: '.row-clause' },
    { state: 'not followed', by: author, query: () => 'id=bank-wecom', shown: '#failure' },
  ],
  'rulebooks/clause/index': [
    { state: 'in force', by: author, query: () => 'id=G6&of=group-media@1', shown: '.row-clause' },
    { state: 'applied lately', by: editor, query: () => 'id=G10', shown: '.row-use' },
    { state: 'internal', by: author, query: () => 'id=G17', shown: '.row-clause' },
    { state: 'not followed', by: author, query: () => 'id=E8B', shown: '.row-clause' },
    { state: 'unknown', by: author, query: () => 'id=Z9', shown: '#failure' },
  ],
  'staff/me/index': [
    { state: 'editor', by: editor, shown: '#name' },
    { state: 'submitter', by: author, shown: '#name' },
    { state: 'visitor', by: newcomer, shown: '.join-title' },
  ],
  'staff/sign-in/index': [
    { state: 'empty', by: newcomer, shown: '#bind' },
    {
      state: 'wrong form',
      by: newcomer,
      shown: '#wrong-form',
      then: async (hand) => {
        await hand.write('invite-code', '123')
        await hand.tap('#bind')
      },
    },
    {
      state: 'unknown code',
      by: newcomer,
      shown: '#refusal',
      then: async (hand) => {
        await hand.write('invite-code', '7KMQ3XWD')
        await hand.tap('#bind')
      },
    },
  ],
  'posts/detail/index': [
    { state: 'waits for me', by: editor, query: post('waitsForEditor'), shown: '#approve', kept: true },
    { state: 'waits for the reviewer', by: reviewer, query: post('waitsForReviewer'), shown: '#approve' },
    { state: 'waits for others', by: author, query: post('waitsForEditor'), shown: '#withdraw' },
    { state: 'waits with comments', by: grocer, query: post('waitsForReviewer'), shown: '#talk' },
    { state: 'waits for the publisher', by: publisher, query: post('waitsForPublisher'), shown: '#approve' },
    { state: 'returned', by: grocer, query: post('returned'), shown: '#revise' },
    { state: 'changes asked', by: author, query: post('changesAsked'), shown: '#revise' },
    { state: 'rejected', by: manager, query: post('rejected'), shown: '#state' },
    { state: 'withdrawn', by: manager, query: post('withdrawn'), shown: '#state' },
    { state: 'handed in again', by: editor, query: post('again'), shown: '#again' },
    { state: 'edited', by: brand, query: post('edited'), shown: '#edited' },
    { state: 'moved on', by: brand, query: post('movedOn'), shown: '#state' },
    { state: 'expired', by: grocer, query: post('expired'), shown: '#state' },
    { state: 'scheduled', by: grocer, query: post('scheduled'), shown: '#cancel' },
    { state: 'held', by: author, query: post('held'), shown: '#held' },
    { state: 'cancellation asked', by: publisher, query: post('cancelling'), shown: '#cancelling' },
    { state: 'published', by: author, query: post('published'), shown: '#link' },
    { state: 'error reported', by: reviewer, query: post('reported'), shown: '.row-report' },
    { state: 'taken down', by: brand, query: post('takenDown'), shown: '#taking-down' },
    { state: 'more', by: editor, query: post('waitsForEditor'), shown: '#more-sheet', then: tap('#more') },
    {
      state: 'returning without a reason',
      kept: true,
      by: editor,
      query: post('waitsForEditor'),
      shown: '#reason-missing',
      then: tap('#more', '#more-returned', '#confirm-returned'),
    },
    {
      state: 'asking for changes',
      by: editor,
      query: post('waitsForEditor'),
      shown: '#deadline',
      then: tap('#more', '#more-changes-asked', '#phrase-0'),
    },
    {
      state: 'handing on',
      by: editor,
      query: post('waitsForEditor'),
      shown: '.row-person-found',
      then: tap('#more', '#more-add'),
    },
    {
      state: 'commenting',
      by: editor,
      query: post('waitsForEditor'),
      shown: '#comment-sheet',
      then: tap('#more', '#more-comment'),
    },
    {
      state: 'cancelling',
      by: grocer,
      query: post('scheduled'),
      shown: '#cancel-sheet',
      then: tap('#cancel'),
    },
    {
      state: 'reporting an error',
      by: reviewer,
      query: post('published'),
      shown: '#report-sheet',
      then: tap('#report-error'),
    },
    {
      state: 'taking down',
      by: editor,
      query: post('published'),
      shown: '#take-down-sheet',
      then: tap('#take-down'),
    },
    { state: 'not for this person', by: author, query: post('returned'), shown: '#failure' },
    { state: 'loading', by: editor, query: post('published'), connection: 'silent', shown: '#loading' },
  ],
  'posts/revise/index': [
    { state: 'returned', by: grocer, query: post('returned'), shown: '#revise #submit' },
    { state: 'not to be revised', by: grocer, query: post('scheduled'), shown: '#revise #empty' },
  ],
  'posts/edit/index': [
    { state: 'by the editor', by: editor, query: post('waitsForEditor'), shown: '#edit-note' },
  ],
  'posts/mine/index': [
    { state: 'many', by: author, shown: '.row-post' },
    { state: 'empty', by: head, shown: '#empty' },
  ],
  'posts/drafts/index': [
    { state: 'two', by: brand, shown: '.row-draft' },
    { state: 'empty', by: author, shown: '#empty' },
  ],
  'desk/edition/index': [
    { state: 'waits for the tester', by: editor, query: () => desk('05'), shown: '#todo-test' },
    {
      state: 'waits for its window',
      by: editor,
      query: () => desk('05'),
      shown: '#desk-posts',
      moment: '16:55',
    },
    { state: 'found wrong', by: editor, query: () => desk('05'), shown: '#todo-clear', moment: '16:50' },
    {
      state: 'sending it all the same',
      by: editor,
      query: () => desk('05'),
      shown: '#send-untested',
      moment: '16:50',
      then: tap('#to-clear'),
    },
    {
      state: 'to publish by hand',
      by: editor,
      query: () => desk('05', 'supermarket-news'),
      shown: '#to-by-hand',
    },
    { state: 'short', by: editor, query: () => desk('06'), shown: '#desk-shortage', kept: true },
    { state: 'with a held post', by: editor, query: () => desk('09'), shown: '.desk-held' },
    { state: 'sent', by: editor, query: () => desk('04'), shown: '#send-stage' },
    {
      state: 'stopped',
      by: editor,
      query: () => desk('05', 'supermarket-news'),
      shown: '#stopped',
      moment: '16:50',
    },
    {
      state: 'one post',
      by: editor,
      query: () => desk('08'),
      shown: '#post-sheet',
      then: tap('.desk-post-body'),
    },
    {
      state: 'stopping',
      by: publisher,
      query: () => desk('05'),
      shown: '#stop-sheet',
      then: tap('#stop-sheet-open'),
    },
    {
      state: 'short edition',
      by: editor,
      query: () => desk('06'),
      shown: '#shortage-sheet',
      then: tap('#settle-shortage'),
    },
    { state: 'for the publisher', by: publisher, query: () => desk('05'), shown: '#desk-posts' },
    { state: 'not for this person', by: author, query: () => desk('05'), shown: '#failure' },
    {
      state: 'unconfirmed',
      by: editor,
      query: () => desk('05', 'supermarket-news'),
      shown: '#todo-verify',
      moment: '18:05',
    },
    { state: 'not sent', by: publisher, query: () => desk('05'), shown: '#todo-decide', moment: '18:05' },
    {
      state: 'sending it late',
      by: publisher,
      query: () => desk('05'),
      shown: '#send-late',
      then: tap('#to-decide'),
      moment: '18:05',
    },
  ],
  'desk/preview/index': [
    { state: 'asked', by: editor, query: () => desk('05'), shown: '#answer-fine' },
    {
      state: 'saying what is wrong',
      by: editor,
      query: () => desk('05'),
      shown: '#answer-words',
      then: tap('#answer-wrong'),
    },
    { state: 'answered', by: editor, query: () => desk('05'), shown: '#own-answer', moment: '16:50' },
    { state: 'over', by: editor, query: () => desk('04'), shown: '#own-answer' },
    { state: 'not for this person', by: author, query: () => desk('05'), shown: '#failure' },
  ],
  'desk/by-hand/index': [
    {
      state: 'to publish',
      by: editor,
      query: () => desk('05', 'supermarket-news'),
      shown: '#by-hand-how',
    },
    {
      state: 'without links',
      by: editor,
      query: () => desk('05', 'supermarket-news'),
      shown: '#paste-failure',
      then: tap('#paste-links'),
    },
    { state: 'only links', by: editor, query: () => desk('04'), shown: '#by-hand-how' },
    { state: 'not for this person', by: author, query: () => desk('05'), shown: '#failure' },
  ],
  'editions/calendar/index': [
    { state: 'submitter', by: author, shown: '.row-edition' },
    { state: 'editor', by: editor, shown: '.row-edition', kept: true },
  ],
  'commissions/list/index': [
    { state: 'asked of us', by: grocer, shown: '.row-commission' },
    { state: 'asked by us', by: editor, shown: '.row-commission' },
    { state: 'overdue', by: editor, shown: '.row-commission', then: tap('#tab-overdue') },
    { state: 'done', by: editor, shown: '.row-commission', then: tap('#tab-done') },
    { state: 'empty', by: brand, shown: '#empty' },
  ],
  'commissions/detail/index': [
    { state: 'to hand in', by: grocer, query: commission('open'), shown: '#hand-in' },
    { state: 'overdue', by: editor, query: commission('late'), shown: '#commission-state' },
    { state: 'handed in', by: editor, query: commission('done'), shown: '#handed-in' },
    { state: 'waived', by: editor, query: commission('waived'), shown: '#commission-state' },
    {
      state: 'answering',
      by: grocer,
      query: commission('open'),
      shown: '#say-sheet',
      then: tap('#answer'),
    },
  ],
  'commissions/ask/index': [
    { state: 'empty', by: editor, shown: '#send-ask' },
    { state: 'not for this person', by: author, shown: '#failure' },
  ],
  'insights/ahead/index': [
    { state: 'department', by: publisher, shown: '.row-edition-ahead' },
    { state: 'unit', by: head, shown: '#summary' },
  ],
  'insights/units/index': [{ state: 'company', by: publisher, shown: '#table' }],
  'urgent/request/index': [
    { state: 'asking', by: author, query: post('waitsForEditor'), shown: '#ask-urgently' },
    { state: 'to sign', by: head, query: post('urgentToSign'), shown: '#agree' },
    { state: 'to arrange', by: arranger, query: post('urgentToArrange'), shown: '#ways' },
    { state: 'waits', by: author, query: post('urgentToArrange'), shown: '#asked' },
    { state: 'arranged', by: author, query: post('urgentDone'), shown: '#arranged' },
  ],
  'adjustments/ask/index': [
    { state: 'empty', by: editor, query: () => 'channel=group-media', shown: '#look' },
    {
      state: 'seen before',
      by: editor,
      query: () => 'channel=group-media',
      shown: '#changed',
      then: async (hand) => {
        await hand.tap('#adjust-posts-changed')
        await hand.tap('#planned-3')
        await hand.write('adjust-reason', '春节期间稿件较少')
        await hand.tap('#look')
      },
    },
  ],
  'adjustments/report/index': [
    { state: 'to approve', by: publisher, query: adjustment('asked'), shown: '#agree' },
    { state: 'approved', by: editor, query: adjustment('approved'), shown: '#report-state' },
  ],
  'readings/list/index': [
    { state: 'started', by: admin, shown: '.row-campaign' },
    { state: 'some units', by: admin, shown: '#units', then: tap('#audience-units') },
  ],
  'readings/campaign/index': [
    { state: 'half way', by: admin, query: reading('started'), shown: '#remind' },
    {
      state: 'a unit',
      by: admin,
      query: reading('started'),
      shown: '.row-reader',
      then: tap('#unit-wechat-department'),
    },
  ],
  'amendments/edit/index': [
    { state: 'changed', by: admin, query: () => 'id=team-group@2', shown: '.row-draft' },
    {
      state: 'a clause',
      by: admin,
      query: () => 'id=team-group@2',
      shown: '#clause-sheet',
      then: tap('#draft-C4'),
    },
  ],
  'amendments/amendment/index': [
    { state: 'to hand in', by: admin, query: () => 'id=team-group@2', shown: '#ask-consent' },
    { state: 'to agree to', by: publisher, query: () => 'id=group-media@2', shown: '#agree' },
    { state: 'published', by: author, query: () => 'id=consulting-group@2', shown: '.row-change' },
    { state: 'to call off', by: admin, query: () => 'id=consulting-group@2', shown: '#call-off' },
  ],
  'archive/search/index': [
    { state: 'posts', by: author, shown: '.row-post' },
    { state: 'of a channel', by: editor, shown: '.row-post', then: tap('#scope-channel-group-media') },
    { state: 'filters', by: editor, shown: '#filters', then: tap('#choose') },
    {
      state: 'nothing found',
      by: author,
      shown: '#empty',
      then: async (hand) => {
        await hand.write('words', '直升机')
        await hand.tap('#search')
      },
    },
    ...unread(editor),
  ],
  'archive/export/index': [
    { state: 'to choose', by: editor, shown: '#begin' },
    { state: 'exported', by: author, shown: '#export-done', then: tap('#begin') },
  ],
  'applications/kinds/index': [{ state: 'all', by: author, shown: '.row-kind' }],
  'applications/form/index': [
    { state: 'empty', by: author, query: () => 'kind=account-opening', shown: '#hand-in' },
    {
      state: 'misnamed',
      by: author,
      query: () => 'kind=account-opening',
      shown: '#naming-refused',
      then: (hand) => hand.write('field-name', '清梧中山店'),
    },
    {
      state: 'choosing somebody',
      by: author,
      query: () => 'kind=account-opening',
      shown: '.row-person-found',
      then: tap('#field-operator'),
    },
    { state: 'for an event', by: author, query: () => 'kind=login-loan', shown: '#hand-in' },
    { state: 'without an account', by: arranger, query: () => 'kind=profile-change', shown: '#hand-in' },
  ],
  'applications/detail/index': [
    { state: 'to agree to', by: publisher, query: account('waits'), shown: '#agree' },
    { state: 'to file', by: admin, query: account('toFile'), shown: '#bringing' },
    { state: 'waits', by: author, query: account('waits'), shown: '#withdraw' },
    { state: 'passed', by: author, query: account('passed'), shown: '#brought' },
    { state: 'not for this person', by: grocer, query: account('waits'), shown: '#failure' },
  ],
  'accounts/registry/index': [
    { state: 'for a keeper', by: publisher, shown: '.row-account' },
    { state: 'of one’s unit', by: author, shown: '.row-account', then: tap('#view-mine') },
    { state: 'due', by: author, shown: '.row-due', then: tap('#view-due') },
    { state: 'filters', by: author, shown: '#filters', then: tap('#choose') },
    { state: 'empty', by: arranger, shown: '#empty', then: tap('#view-mine') },
    ...unread(author),
  ],
  'accounts/detail/index': [
    { state: 'opening', by: author, query: account('opening'), shown: '.row-task' },
    { state: 'lent', by: author, query: account('lent'), shown: '#loan' },
    { state: 'handed over', by: brand, query: account('handedOver'), shown: '#handover' },
    { state: 'found', by: publisher, query: account('unfiled'), shown: '.row-task' },
    { state: 'for everybody', by: grocer, query: account('opening'), shown: '#account-facts' },
    {
      state: 'renewing',
      by: publisher,
      query: account('lent'),
      shown: '#renew-sheet',
      then: tap('#renew'),
    },
    {
      state: 'another password',
      by: publisher,
      query: account('lent'),
      shown: '.row-person-found',
      then: tap('#note-password'),
    },
  ],
  'accounts/register/index': [
    { state: 'empty', by: publisher, shown: '#confirm-register' },
    { state: 'filed', by: publisher, shown: '#filing-number', then: tap('#filed-filed') },
    { state: 'putting right', by: publisher, query: account('lent'), shown: '#confirm-correct' },
    { state: 'not for this person', by: author, shown: '#empty' },
  ],
  'accounts/report/index': [{ state: 'empty', by: author, shown: '#confirm-report' }],
  'notices/inbox/index': [
    { state: 'many', by: author, shown: '.row-notice' },
    { state: 'empty', by: admin, shown: '#empty' },
  ],
  'admin/channels/index': [
    { state: 'channels', by: admin, shown: '.row-channel' },
    { state: 'figures', by: admin, shown: '#figures', then: tap('#change-group-media') },
    { state: 'ways of publishing', by: admin, shown: '#publishing', then: tap('#publishing-group-media') },
    { state: 'testers', by: admin, shown: '#testers', then: tap('#testers-group-media') },
    { state: 'counting', by: admin, shown: '#count', then: tap('#count-store-news') },
    { state: 'a secret', by: admin, shown: '#secret', then: tap('#secret-app-secret-group-media') },
    { state: 'not for this person', by: author, shown: '#failure' },
  ],
  'admin/holidays/index': [
    { state: 'this year', by: admin, shown: '.row-holiday' },
    { state: 'next year', by: admin, shown: '#holidays-unknown', then: tap('#year-2027') },
    { state: 'adding', by: admin, shown: '#holiday-sheet', then: tap('#add-holiday') },
  ],
  'admin/notices/index': [
    { state: 'settings', by: admin, shown: '#change-notice-figures' },
    { state: 'second channel', by: admin, shown: '#second', then: tap('#change-second') },
  ],
  'admin/offices/index': [
    { state: 'offices', by: admin, shown: '#office-people' },
    {
      state: 'naming',
      by: admin,
      shown: '.row-person-found',
      then: tap('#office-wechat-department'),
    },
    { state: 'not for this person', by: author, shown: '#failure' },
  ],
  'admin/people/index': [
    { state: 'people', by: admin, shown: '.row-person', kept: true },
    { state: 'gone', by: admin, shown: '#empty', then: tap('#people-list-gone') },
  ],
  'admin/person/index': [
    { state: 'bound', by: admin, query: named('gao-yuan'), shown: '#person-trail' },
    {
      ...{ state: 'invited', by: admin, query: named('xu-xin'), shown: '#invite' },
      then: tap('#invite-xu-xin'),
    },
    {
      state: 'correcting',
      by: admin,
      query: named('gao-yuan'),
      shown: '#correct-sheet',
      then: tap('#correct'),
    },
    { state: 'moving', by: admin, query: named('gao-yuan'), shown: '#move-plan', then: tap('#move') },
    { state: 'leaving', by: admin, query: named('wu-fan'), shown: '#leave-plan', then: tap('#leave-wu-fan') },
  ],
  'admin/units/index': [
    { state: 'units', by: admin, shown: '.row-unit' },
    { state: 'adding', by: admin, shown: '#name-sheet', then: tap('#add-unit') },
  ],
  'admin/unit/index': [
    { state: 'unit', by: admin, query: named('supermarkets'), shown: '.row-person' },
    {
      ...{ state: 'renaming', by: admin, query: named('supermarkets'), shown: '#name-sheet' },
      then: tap('#rename'),
    },
  ],
  'admin/roster/index': [{ state: 'choosing', by: admin, shown: '#choose' }],
  'admin/rulebooks/index': [{ state: 'shelf', by: admin, shown: '.row-book' }],
  'admin/adoption/index': [
    { state: 'in force', by: admin, query: rulebook('group-media@1'), shown: '.row-set-figure' },
    {
      state: 'in conflict',
      by: admin,
      query: rulebook('daily-platform@1'),
      shown: '.row-conflict',
      then: tap('#channel-group-media'),
    },
    {
      state: 'a number',
      by: admin,
      query: rulebook('group-media@1'),
      shown: '#figure-sheet',
      then: tap('#figure-G6-lead-time-clearDays'),
    },
    {
      state: 'for some units',
      by: admin,
      query: rulebook('team-group@1'),
      shown: '.row-unit',
      then: tap('#scope-some'),
    },
  ],
}

export const situations: readonly Situation[] = Object.entries(screens).flatMap(([screen, states]) =>
  states.map((state) => ({ screen, ...state })),
)
