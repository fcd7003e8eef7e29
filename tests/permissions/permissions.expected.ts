import { defaultFigures } from '../../shared/rulebooks'
import { anId } from '../_support/builders'
import type { Actor } from './actors'
import type { World } from './world'

/**
 * Who may do what: written by hand, a clause or reason a row. Whoever is not in `may` is refused with `refusal`;
 * strangers and leavers, unless the row names them, with `not-bound`.
 *
 * `input` is one that the policy lets through and that changes nothing that another row rests on: mostly it fails
 * later, for another reason than the person.
 */
export type Row = {
  readonly on: string
  readonly may: readonly Actor[]
  readonly refusal: 'not-allowed' | 'not-found'
  /** To whom it does not exist, because they may not even see what it is about. */
  readonly hiddenFrom?: readonly Actor[]
  readonly because: string
  readonly input: (world: World) => unknown
}

const submitters: readonly Actor[] = ['submitter', 'deputy', 'otherSubmitter']
const team: readonly Actor[] = ['editor', 'reviewer', 'publisher', 'arranger']
const unit: readonly Actor[] = ['submitter', 'deputy', 'unitHead']
const staff: readonly Actor[] = [...unit, ...team, 'otherSubmitter', 'otherHead', 'admin']
const outsiders: readonly Actor[] = ['otherSubmitter', 'otherHead']
const everybody: readonly Actor[] = [...staff, 'stranger', 'leaver']

/** Each takes a row of its own: what is asked, of whom it is expected, and why. */
export const expected: Readonly<Record<string, Row>> = {
  'accounts.checkName': {
    ...ofOneself('a name that an account might have'),
    input: () => ({ name: '梧桐树下', description: '' }),
  },
  'accounts.correct': {
    ...ofKeeper('an account, with a unit that does not exist'),
    input: ({ accountId }) => ({ commandId: anId(), accountId, facts: unknownFacts }),
  },
  'accounts.endLoan': {
    on: 'an account that is lent to nobody',
    may: ['submitter', 'publisher', 'admin'],
    refusal: 'not-allowed',
    because: 'W5: its operator, whoever has borrowed it, and whoever keeps the accounts',
    input: ({ accountId }) => ({ commandId: anId(), accountId }),
  },
  'accounts.notePassword': {
    ...ofKeeper('the password of an account, kept by nobody'),
    because: 'G16: passwords are kept by the WeChat department',
    input: ({ accountId }) => ({ commandId: anId(), accountId, holderId: 'nobody' }),
  },
  'accounts.page': {
    ...ofOneself('an account of the company; who keeps and borrows it is shown to those concerned'),
    input: ({ accountId }) => ({ accountId }),
  },
  'accounts.register': {
    ...ofKeeper('an account of a unit that does not exist'),
    input: () => ({
      ...{ commandId: anId(), accountId: anId(), ...unknownFacts },
      ...{ operators: [], filing: { number: '1', on: '2025-01-01', renewBy: '2026-01-01' } },
    }),
  },
  'accounts.registry': {
    ...ofOneself('which accounts are the company’s'),
    input: () => ({ view: 'all', platform: '微博', state: 'in-use', words: '', after: null }),
  },
  'accounts.renew': {
    ...ofKeeper('a filing, until a day that has passed'),
    input: ({ accountId }) => ({ commandId: anId(), accountId, number: '1', renewBy: '2025-01-01' }),
  },
  'accounts.report': {
    ...ofOneself('an account that one found, of a unit that does not exist'),
    because: 'G14: whoever finds an account without a filing says so',
    input: () => ({
      ...{ commandId: anId(), accountId: anId(), platform: '抖音', name: '无名', handle: '' },
      ...{ unitId: 'nobody', where: '' },
    }),
  },
  'accounts.setSettings': {
    on: 'a protected word of one sign',
    may: ['admin'],
    refusal: 'not-allowed',
    because: 'G13: which words are the company’s own, admins say',
    input: () => ({
      ...{ commandId: anId(), protectedWords: ['青'] },
      figures: { renewalDays: 365, passwordDays: 90, remindDays: 30 },
    }),
  },
  'accounts.settings': {
    on: 'who decides for the departments, the protected words and the company’s figures',
    may: ['admin'],
    refusal: 'not-allowed',
    because: 'G13: which words are the company’s own, admins say',
    input: () => undefined,
  },
  'accounts.sheet': {
    ...ofOneself('what one chooses from to report an account, or to write one down'),
    because: 'G14: whoever finds an account without a filing says so',
    input: () => ({ accountId: null }),
  },
  'accounts.sign': {
    on: 'a handover whose list is not done',
    may: ['submitter', 'unitHead'],
    refusal: 'not-allowed',
    because: 'O1: the two who hand over sign, nobody else',
    input: ({ accountId }) => ({ commandId: anId(), accountId }),
  },
  'accounts.tick': {
    on: 'a task that is on no list',
    may: ['submitter', 'unitHead', 'publisher', 'admin'],
    refusal: 'not-allowed',
    because: 'G13: its operators, the two who hand over, and whoever keeps the accounts',
    input: ({ accountId }) => ({ commandId: anId(), accountId, taskId: 'none', done: true }),
  },
  'adjustments.ask': {
    ...ofOperator('a report that ends before it begins'),
    input: () => ({
      ...backwards,
      ...{ commandId: anId(), adjustmentId: anId(), reason: '春节期间稿件较少' },
    }),
  },
  'adjustments.detail': {
    on: 'a report of the channel’s editor',
    may: team,
    refusal: 'not-found',
    because: 'G5: whoever runs the channel sees what is adjusted, and why',
    input: ({ adjustmentId }) => ({ adjustmentId }),
  },
  'adjustments.preview': { ...ofOperator('what a report would bring about'), input: () => backwards },
  'adjustments.sheet': {
    ...ofOperator('the form of a report'),
    input: () => ({ channelId: 'group-media' }),
  },
  'amendments.ask': {
    ...ofAmending('an empty draft, which cannot be handed in'),
    input: ({ amendmentId }) => ({ ...draft(amendmentId), reason: '按今年的要求修订', from: null }),
  },
  'amendments.begin': {
    ...ofAmending('a rulebook that the company does not follow'),
    input: () => ({ commandId: anId(), ...noRulebook }),
  },
  'amendments.callOff': {
    ...ofAmending('a draft, which nobody has published'),
    input: ({ amendmentId }) => draft(amendmentId),
  },
  'amendments.detail': {
    on: 'a draft of an admin',
    may: ['admin'],
    refusal: 'not-found',
    because: 'X1: what is published everybody may see; before that whoever writes, and whoever is asked',
    input: ({ amendmentId }) => ({ amendmentId }),
  },
  'amendments.draft': {
    ...ofAmending('the form of a draft'),
    input: ({ amendmentId }) => ({ amendmentId }),
  },
  'amendments.drop': {
    ...ofAmending('a draft that there is not'),
    input: () => draft('group-media@99'),
  },
  'amendments.saveClause': {
    ...ofAmending('a clause that there is not'),
    input: ({ amendmentId }) => ({
      ...{ ...draft(amendmentId), clause: 'Z99', ...asWorded },
      seen: asWorded,
    }),
  },
  'amendments.tryAgain': {
    ...ofAmending('a draft, which waits for nothing'),
    input: ({ amendmentId }) => draft(amendmentId),
  },
  'applications.detail': {
    on: 'an application of the submitter',
    may: ['submitter', 'unitHead', 'publisher', 'admin'],
    refusal: 'not-found',
    because: 'whoever asked, the head of their unit, and whoever decides or keeps the accounts',
    input: ({ applicationId }) => ({ applicationId }),
  },
  'applications.form': {
    ...ofOneself('a form to fill in'),
    input: () => ({ kind: 'contest', accountId: null }),
  },
  'applications.handIn': {
    ...ofOneself('a form of a kind that does not exist'),
    input: () => ({
      ...{ commandId: anId(), applicationId: anId(), kind: 'nothing' },
      ...{ written: { reason: '理由' }, pages: { sealed: [anId()] } },
    }),
  },
  'applications.kinds': ofOneself('what can be applied for'),
  'applications.setOffice': {
    on: 'an office, with somebody who is not on the staff',
    may: ['admin'],
    refusal: 'not-allowed',
    because: 'X4: admins say who decides for whom',
    input: () => ({ commandId: anId(), role: 'administration', people: ['nobody'] }),
  },
  'approvals.addApprover': {
    on: 'the step of the post that waits for the editor',
    may: ['editor'],
    refusal: 'not-allowed',
    because: 'G11: whoever decides may have somebody look as well',
    input: ({ approval }) => ({ ...handingOn(approval), side: 'before' }),
  },
  'approvals.checkFile': {
    ...ofOneself('an uploaded file of one’s own'),
    input: () => ({ attachmentId: anId() }),
  },
  'approvals.comment': {
    ...ofParticipants('the approval of the post'),
    input: ({ approval }) => ({ ...tapOn(approval), text: ' ', attachmentIds: [] }),
  },
  'approvals.copy': {
    ...ofParticipants('the approval of the post, of which the editor may know anyway'),
    input: ({ approval }) => ({ ...tapOn(approval), toIds: ['zhou-ning'] }),
  },
  'approvals.decide': {
    on: 'the step of the post that waits for the editor',
    may: ['editor'],
    refusal: 'not-allowed',
    because: 'G11: each step is decided by whom it is asked of, and nobody decides their own',
    input: ({ approval }) => ({
      commandId: anId(),
      approvalId: approval.id,
      digest: 'of something else',
      step: approval.current,
      verdict: 'approved',
      comment: '',
      clause: null,
    }),
  },
  'approvals.decideMany': {
    ...ofOneself('a batch, of which each item is judged for itself'),
    input: ({ approval }) => ({
      commandId: anId(),
      comment: '',
      items: [{ approvalId: approval.id, digest: 'of something else', step: approval.current }],
    }),
  },
  'approvals.deputies': ofOneself('who decides for oneself'),
  'approvals.endDeputy': {
    ...ofOneself('a deputyship of one’s own'),
    input: () => ({ commandId: anId(), deputyshipId: anId() }),
  },
  'approvals.inbox': ofOneself('what waits for oneself'),
  'approvals.keepPhrases': {
    ...ofOneself('one’s own phrases'),
    input: () => ({ commandId: anId(), phrases: [] }),
  },
  'approvals.list': {
    ...ofOneself('what one asked for'),
    input: () => ({ tab: 'requested', after: null }),
  },
  'approvals.markCopyRead': {
    ...ofParticipants('the approval of the post'),
    refusal: 'not-found',
    input: ({ approval }) => tapOn(approval),
  },
  'approvals.nameDeputy': {
    ...ofOneself('a deputy for oneself'),
    input: () => ({ commandId: anId(), deputyId: 'nobody', from: '2026-01-02', through: '2026-01-03' }),
  },
  'approvals.people': {
    ...ofOneself('colleagues to whom something can be handed'),
    input: () => ({ name: '' }),
  },
  'approvals.ticketFile': {
    ...ofOneself('a file for a comment'),
    input: () => ({ commandId: anId(), name: '附件.pdf', bytes: 10 ** 9 }),
  },
  'approvals.transfer': {
    on: 'the step of the post that waits for the editor',
    may: ['editor'],
    refusal: 'not-allowed',
    because: 'G11: whoever decides may hand it on',
    input: ({ approval }) => handingOn(approval),
  },
  'approvals.urge': {
    on: 'the post that waits for the editor',
    may: ['submitter', 'reviewer', 'publisher'],
    refusal: 'not-allowed',
    because: 'whoever has to do with it may urge those it waits for, and nobody oneself',
    input: ({ approval }) => tapOn(approval),
  },
  'approvals.withdraw': {
    on: 'a post that its submitter has withdrawn',
    may: ['submitter'],
    refusal: 'not-allowed',
    because: 'only who asked for an approval takes it back',
    input: ({ withdrawn }) => tapOn(withdrawn),
  },
  'archive.beginExport': {
    on: 'a table of everything that the company has',
    may: ['admin'],
    refusal: 'not-allowed',
    because: 'X3: whoever is to inspect the whole company is an admin',
    input: () => ({
      jobId: anId(),
      kind: 'posts',
      scope: { of: 'company' },
      from: '2026-01-01',
      through: '2026-01-31',
    }),
  },
  'archive.record': {
    on: 'the post of the supermarkets',
    may: [...unit, ...team, 'admin'],
    refusal: 'not-found',
    because: 'X3: whoever may read a post may keep its record',
    input: ({ postId }) => ({ postId }),
  },
  'archive.scopes': ofOneself('what one may look through'),
  'archive.search': {
    on: 'the posts of 集团媒体号',
    may: [...team, 'admin'],
    refusal: 'not-allowed',
    because: 'X3: whoever runs a channel looks through what was handed in to it',
    input: () => ({
      scope: { of: 'channel', channelId: 'group-media' },
      words: '',
      state: null,
      from: null,
      through: null,
      after: null,
    }),
  },
  'archive.stepExport': {
    on: 'a table that the editor began',
    may: ['editor'],
    refusal: 'not-found',
    because: 'X3: a table is its owner’s alone',
    input: ({ exportId }) => ({ jobId: exportId }),
  },
  'channels.overview': {
    on: 'the settings of the channels that one runs',
    may: ['editor', 'publisher', 'admin'],
    refusal: 'not-allowed',
    because: 'admins set channels up; whoever runs one sees how it goes out',
    input: () => undefined,
  },
  'channels.recordSent': {
    ...ofCounting('a mass send of a day that is yet to come'),
    input: () => ({ commandId: anId(), channelId: 'group-media', day: '2027-01-01' }),
  },
  'channels.setFigures': {
    on: 'a channel’s own figures',
    may: ['admin'],
    refusal: 'not-allowed',
    because: 'G2, G11: the company sets them within what the rules allow, through its admins',
    input: () => ({
      commandId: anId(),
      channelId: 'group-media',
      figures: { ...defaultFigures, plannedPosts: 6 },
    }),
  },
  'channels.setSecret': {
    on: 'an AppSecret of a channel’s account, which is none',
    may: ['admin'],
    refusal: 'not-allowed',
    because: 'G16: passwords of platforms are kept by a few, and shown to nobody',
    input: () => ({
      commandId: anId(),
      channelId: 'group-media',
      secret: { kind: 'app-secret', appSecret: 'none' },
    }),
  },
  'channels.setLayout': {
    on: 'a layout without the group’s name',
    may: ['admin'],
    refusal: 'not-allowed',
    because: 'D2: what the form of its posts names, admins say',
    input: () => ({
      ...{ commandId: anId(), channelId: 'group-media' },
      layout: { groupName: '', footer: '再会' },
    }),
  },
  'channels.setPublishing': {
    on: 'how a channel goes out, confirmed by somebody who is not there',
    may: ['admin'],
    refusal: 'not-allowed',
    because: 'design §3.15: admins say what an account may do',
    input: () => ({
      ...{ commandId: anId(), channelId: 'group-media', publishBy: 'draft' },
      ...{ kind: 'subscription', confirmerId: 'nobody' },
    }),
  },
  'channels.setTesters': {
    on: 'the testers of a channel, of whom there must be one',
    may: ['editor', 'admin'],
    refusal: 'not-allowed',
    because: 'W3: testers come and go, the editor names them as well',
    input: () => ({ commandId: anId(), channelId: 'group-media', testers: [] }),
  },
  'channels.unrecordSent': {
    ...ofCounting('a mass send that was never recorded'),
    input: () => ({ commandId: anId(), channelId: 'group-media', day: '2026-01-01' }),
  },
  'commissions.answer': {
    on: 'a commission of the supermarkets, which has all the answers it can have',
    may: [...unit, 'editor', 'publisher'],
    refusal: 'not-allowed',
    hiddenFrom: outsiders,
    because: 'G22: the unit that was asked answers, and the department answers back',
    input: ({ commissionId }) => ({ commandId: anId(), commissionId, text: '后天交' }),
  },
  'commissions.ask': {
    on: 'material of a unit, for no edition and no day',
    may: ['editor', 'publisher'],
    refusal: 'not-allowed',
    because: 'G22: the WeChat department asks, by a channel’s editors and its head',
    input: () => ({
      commandId: anId(),
      commissionId: anId(),
      channelId: 'group-media',
      unitId: 'supermarkets',
      topic: '年货节',
      wanted: 1,
      editionId: null,
      dueDay: null,
    }),
  },
  'commissions.askSheet': {
    on: 'what material can be asked for',
    may: ['editor', 'publisher'],
    refusal: 'not-allowed',
    because: 'G22: the WeChat department asks, by a channel’s editors and its head',
    input: () => ({ editionId: null }),
  },
  'commissions.detail': {
    on: 'a commission of the supermarkets',
    may: [...unit, ...team, 'admin'],
    refusal: 'not-found',
    because: 'G22: the unit that was asked, and those who run the channel; admins for the record (X3)',
    input: ({ commissionId }) => ({ commissionId }),
  },
  'commissions.list': {
    ...ofOneself('what one’s own unit owes, or is owed to one’s own channels'),
    input: () => ({ side: null, tab: 'open', after: null }),
  },
  'commissions.remind': {
    on: 'a commission of the supermarkets, which is waived',
    may: ['editor', 'publisher'],
    refusal: 'not-allowed',
    hiddenFrom: outsiders,
    because: 'G22: the WeChat department reminds, and its reminders count',
    input: ({ commissionId }) => ({ commandId: anId(), commissionId }),
  },
  'commissions.waive': {
    on: 'a commission of the supermarkets, which is waived',
    may: ['editor', 'publisher'],
    refusal: 'not-allowed',
    hiddenFrom: outsiders,
    because: 'G22: a unit may not refuse; who asked may let it go',
    input: ({ commissionId }) => ({ commandId: anId(), commissionId, reason: '活动取消' }),
  },
  'desk.byHand': {
    ...ofSettling('the texts and pictures of an edition that has not locked'),
    input: ({ editionId }) => ({ editionId }),
  },
  'desk.hold': {
    on: 'the post',
    may: ['editor', 'reviewer', 'publisher'],
    refusal: 'not-allowed',
    hiddenFrom: outsiders,
    because: 'T6: whoever answers for what readers see may keep it from them',
    input: ({ postId }) => ({ commandId: anId(), postId, reason: '' }),
  },
  'desk.letMoveOn': { ...ofResending('an edition that is not on its way yet'), input: onEdition },
  'desk.markUnsent': { ...ofSettling('an edition that is not on its way yet'), input: onEdition },
  'desk.pasteLinks': {
    ...ofSettling('the links of an edition that is not on its way yet'),
    input: (world) => ({ ...onEdition(world), links: [] }),
  },
  'desk.place': {
    on: 'the post, into the edition that it is in already',
    may: ['editor'],
    refusal: 'not-allowed',
    hiddenFrom: outsiders,
    because: 'G11: order and places of an edition are its editor’s',
    input: ({ postId, editionId }) => ({
      commandId: anId(),
      postId,
      editionId,
      agreed: true,
      reason: '调整',
    }),
  },
  'desk.pull': {
    on: 'the post, without saying why',
    may: ['editor'],
    refusal: 'not-allowed',
    hiddenFrom: outsiders,
    because: 'G11: order and places of an edition are its editor’s',
    input: ({ postId }) => ({ commandId: anId(), postId, reason: '' }),
  },
  'desk.release': {
    on: 'the post, which is not held',
    may: ['editor', 'reviewer', 'publisher'],
    refusal: 'not-allowed',
    hiddenFrom: outsiders,
    because: 'T6: whoever may hold a post may let it go',
    input: ({ postId }) => ({ commandId: anId(), postId }),
  },
  'desk.reorder': {
    on: 'the post’s edition, with a post that is not in it',
    may: ['editor'],
    refusal: 'not-allowed',
    because: 'G11: order and places of an edition are its editor’s',
    input: ({ editionId }) => ({ commandId: anId(), editionId, postId: anId(), how: 'head' }),
  },
  'desk.replace': {
    on: 'the post, without saying why',
    may: ['editor'],
    refusal: 'not-allowed',
    hiddenFrom: outsiders,
    because: 'G11: order and places of an edition are its editor’s',
    input: ({ postId }) => ({ commandId: anId(), outId: postId, inId: postId, agreed: true, reason: '' }),
  },
  'desk.resume': {
    on: 'the post’s edition, which is not on its way yet',
    may: ['editor', 'publisher'],
    refusal: 'not-allowed',
    because: 'design §3.14: who runs the channel stops and resumes it',
    input: ({ editionId }) => ({ commandId: anId(), editionId }),
  },
  'desk.resumeAll': {
    on: 'every channel, none of which is stopped',
    may: ['publisher'],
    refusal: 'not-allowed',
    because: 'design §3.14: whoever releases or heads a channel may stop and resume all of them',
    input: () => ({ commandId: anId() }),
  },
  'desk.screen': {
    on: 'the post’s edition',
    may: team,
    refusal: 'not-allowed',
    because: 'G11: the desk is for those who run the channel',
    input: ({ editionId }) => ({ editionId }),
  },
  'desk.sendFewer': {
    on: 'the post’s edition, without saying why',
    may: ['editor'],
    refusal: 'not-allowed',
    because: 'G2: the editor answers for a short edition, with a reason',
    input: ({ editionId }) => ({ commandId: anId(), editionId, reason: '' }),
  },
  'desk.sendLate': {
    ...ofResending('an edition that is not on its way yet'),
    input: (world) => ({ ...onEdition(world), reason: '活动仍在进行' }),
  },
  'desk.sendUntested': {
    ...ofSettling('an edition that is not on its way yet'),
    input: (world) => ({ ...onEdition(world), reason: '已当面核对' }),
  },
  'desk.skip': {
    on: 'the post’s edition, without saying why',
    may: ['editor'],
    refusal: 'not-allowed',
    because: 'G2: the editor answers for a short edition, with a reason',
    input: ({ editionId }) => ({ commandId: anId(), editionId, reason: '' }),
  },
  'desk.stop': {
    on: 'the post’s edition, which is not on its way yet',
    may: ['editor', 'publisher'],
    refusal: 'not-allowed',
    because: 'design §3.14: who runs the channel stops and resumes it',
    input: ({ editionId }) => ({ commandId: anId(), editionId, reason: '价格待核实' }),
  },
  'desk.stopAll': {
    on: 'every channel, without saying why',
    may: ['publisher'],
    refusal: 'not-allowed',
    because: 'design §3.14: whoever releases or heads a channel may stop and resume all of them',
    input: () => ({ commandId: anId(), reason: '' }),
  },
  'desk.swap': {
    on: 'the post, without saying why',
    may: ['editor'],
    refusal: 'not-allowed',
    hiddenFrom: outsiders,
    because: 'G11: order and places of an edition are its editor’s',
    input: ({ postId }) => ({ commandId: anId(), postId, withId: postId, agreed: true, reason: '' }),
  },
  'editions.calendar': {
    on: 'the editions to come',
    may: staff,
    refusal: 'not-allowed',
    because: 'G7: whoever hands in sees where there is room',
    input: () => undefined,
  },
  'holidays.add': {
    on: 'a day of the table of holidays',
    may: ['admin'],
    refusal: 'not-allowed',
    because: 'admins write down what the State Council publishes',
    input: () => ({ commandId: anId(), day: '2026-01-01', name: '元旦', kind: 'off' }),
  },
  'holidays.remove': {
    on: 'a day of the table of holidays',
    may: ['admin'],
    refusal: 'not-allowed',
    because: 'admins write down what the State Council publishes',
    input: () => ({ commandId: anId(), day: '2026-01-05' }),
  },
  'holidays.year': {
    on: 'the table of holidays',
    may: ['admin'],
    refusal: 'not-allowed',
    because: 'everybody sees the holidays in the calendar; the table is the admins’ to keep',
    input: () => ({ year: 2026 }),
  },
  'home.mine': forAnybody('one’s own page; a stranger is shown how to join'),
  'home.today': forAnybody('one’s own day; a stranger is shown how to join'),
  'insights.ahead': {
    on: 'the week ahead',
    may: ['unitHead', 'otherHead', 'publisher', 'arranger', 'admin'],
    refusal: 'not-allowed',
    because: 'heads see what is missing and who is late: a unit’s head of their own unit, the others of all',
    input: () => undefined,
  },
  'insights.units': {
    on: 'what units handed in this month',
    may: ['unitHead', 'otherHead', 'publisher', 'arranger', 'admin'],
    refusal: 'not-allowed',
    because: 'a unit’s head sees their own unit, the head of the WeChat department and admins all',
    input: () => ({ month: '2026-01' }),
  },
  'leaving.enter': {
    on: 'somebody who is not on the staff',
    may: ['admin'],
    refusal: 'not-allowed',
    because: 'X4: only admins end somebody’s access',
    input: () => ({ commandId: anId(), personId: 'nobody', standInId: 'nobody' }),
  },
  'leaving.move': {
    ...ofAdmin('the unit of somebody who is not on the staff'),
    input: () => ({
      ...{ commandId: anId(), personId: 'nobody', unitId: 'nowhere', position: '店员', standInId: null },
    }),
  },
  'leaving.movingPlan': {
    ...ofAdmin('what becomes of the unit’s named person’s parts in another unit'),
    input: () => ({ personId: 'gao-yuan' }),
  },
  'leaving.plan': {
    on: 'what the unit’s named person leaves behind',
    may: ['admin'],
    refusal: 'not-allowed',
    because: 'X4: only admins end somebody’s access',
    input: () => ({ personId: 'gao-yuan', standInId: null }),
  },
  'notices.inbox': { ...ofOneself('one’s own notices'), input: () => ({ after: null }) },
  'notices.noteConsent': {
    ...ofOneself('what one consented to'),
    input: () => ({ commandId: anId(), answers: [] }),
  },
  'notices.setSecond': {
    on: 'a robot whose address is elsewhere',
    may: ['admin'],
    refusal: 'not-allowed',
    because: 'only admins say where else people are told',
    input: () => ({ commandId: anId(), second: { kind: 'robot', address: 'https://example.com' } }),
  },
  'notices.setSettings': {
    on: 'figures that make no sense',
    may: ['admin'],
    refusal: 'not-allowed',
    because: 'only admins set figures of the company',
    input: () => ({
      commandId: anId(),
      figures: { quietFrom: '22:00', quietUntil: '08:00', roundupAbove: 0, roundupAt: '09:00' },
    }),
  },
  'notices.settings': {
    on: 'the company’s figures for messages, and how these fared',
    may: ['admin'],
    refusal: 'not-allowed',
    because: 'only admins see how people are reached',
    input: () => undefined,
  },
  'notices.read': {
    ...ofOneself('one’s own notices'),
    input: () => ({ commandId: anId(), noticeIds: [] }),
  },
  'posts.cancel': {
    on: 'the post, which has not passed',
    may: ['submitter'],
    refusal: 'not-found',
    because: 'only who handed it in asks to let it go',
    input: ({ postId }) => ({ commandId: anId(), postId, reason: '活动取消' }),
  },
  'posts.checkPicture': {
    on: 'a picture that the submitter uploaded',
    may: ['submitter'],
    refusal: 'not-found',
    because: 'design §3.18: only what was ticketed to a person is that person’s',
    input: ({ pictureId }) => ({ pictureId }),
  },
  'posts.checkVideo': {
    on: 'a video that nobody uploaded',
    may: [],
    refusal: 'not-found',
    because: 'design §3.18: only what was ticketed to a person is that person’s',
    input: () => ({ videoId: anId() }),
  },
  'posts.compose': { ...ofOneself('an empty sheet'), input: () => ({ postId: null }) },
  'posts.detail': {
    on: 'the post',
    may: [...unit, ...team, 'admin'],
    refusal: 'not-found',
    because: 'G1, G11: its unit and those who run its channel; admins for the record (X3)',
    input: ({ postId }) => ({ postId }),
  },
  'posts.discardDraft': {
    ...ofOneself('one’s own drafts'),
    input: () => ({ commandId: anId(), draftId: anId() }),
  },
  'posts.drafts': ofOneself('one’s own drafts'),
  'posts.importWord': {
    on: 'a file that nobody uploaded',
    may: [],
    refusal: 'not-found',
    because: 'design §3.18: only what was ticketed to a person is that person’s',
    input: () => ({ commandId: anId(), importId: anId() }),
  },
  'posts.edit': {
    on: 'the post in its editing step',
    may: ['editor'],
    refusal: 'not-allowed',
    hiddenFrom: outsiders,
    because: 'G11: the editor may change it, and its submitter sees the difference',
    input: ({ postId, material }) => ({ commandId: anId(), postId, of: 'something else', material }),
  },
  'posts.mine': { ...ofOneself('one’s own posts'), input: () => ({ after: null }) },
  'posts.reportError': {
    on: 'the post, while it is not published',
    may: [...unit, ...team, 'admin'],
    refusal: 'not-found',
    because: 'G11, G23: whoever may read it may say what is wrong with it',
    input: ({ postId }) => ({
      commandId: anId(),
      reportId: anId(),
      postId,
      kind: 'wrong-information',
      what: '价格写错了',
    }),
  },
  'posts.resubmit': {
    on: 'the post',
    may: ['submitter'],
    refusal: 'not-found',
    because: 'G10: who handed it in improves it',
    input: ({ postId, material }) => ({ commandId: anId(), postId, material }),
  },
  'posts.saveDraft': {
    on: 'a draft of one’s own',
    may: submitters,
    refusal: 'not-allowed',
    because: 'G1: units hand in through their named people',
    input: () => ({
      commandId: anId(),
      draftId: anId(),
      base: 0,
      editor: anId(),
      change: { ...emptyChange, order: ['lost'] },
    }),
  },
  'posts.submit': {
    on: 'a post of one’s own unit',
    may: submitters,
    refusal: 'not-allowed',
    because: 'G1: units hand in by their named person or deputy',
    input: ({ material }) => ({ commandId: anId(), postId: anId(), channelId: 'nowhere', material }),
  },
  'posts.ticketImport': {
    on: 'a file for a post of one’s own',
    may: submitters,
    refusal: 'not-allowed',
    because: 'G1: units hand in by their named person or deputy',
    input: () => ({ commandId: anId(), bytes: 10 ** 9 }),
  },
  'posts.ticketPicture': {
    on: 'a picture for a post of one’s own',
    may: submitters,
    refusal: 'not-allowed',
    because: 'G1: units hand in by their named person or deputy',
    input: () => ({ commandId: anId(), bytes: 10 ** 9 }),
  },
  'posts.ticketVideo': {
    on: 'a video for a post of one’s own',
    may: submitters,
    refusal: 'not-allowed',
    because: 'G1: units hand in by their named person or deputy',
    input: () => ({ commandId: anId(), bytes: 10 ** 9, channelId: 'group-media' }),
  },
  'publishing.answer': {
    ...ofTesting('the preview of an edition that has not locked'),
    input: (world) => ({ ...onEdition(world), fine: true, words: '' }),
  },
  'publishing.confirmTakenDown': {
    on: 'the post, which is not being taken down',
    may: ['editor', 'publisher'],
    refusal: 'not-allowed',
    hiddenFrom: outsiders,
    because: 'design §3.14: who runs the channel answers for what readers see',
    input: ({ postId }) => ({ commandId: anId(), postId }),
  },
  'publishing.preview': {
    ...ofTesting('the preview of an edition that has not locked'),
    input: ({ editionId }) => ({ editionId }),
  },
  'publishing.takeDown': {
    on: 'the post, which is not published',
    may: ['editor', 'publisher'],
    refusal: 'not-allowed',
    hiddenFrom: outsiders,
    because: 'design §3.14: who runs the channel answers for what readers see',
    input: ({ postId }) => ({ commandId: anId(), postId, reason: '价格有误' }),
  },
  'readings.campaign': {
    ...ofReading('a reading that there is not'),
    input: () => ({ readingId: anId() }),
  },
  'readings.confirm': {
    ...ofOneself('what one is asked to read'),
    input: () => ({ commandId: anId(), readingId: anId() }),
  },
  'readings.end': {
    ...ofReading('a reading that there is not'),
    input: () => ({ commandId: anId(), readingId: anId() }),
  },
  'readings.list': { ...ofReading('what was asked for lately'), input: () => undefined },
  'readings.readers': {
    ...ofReading('the people of a unit'),
    input: () => ({ readingId: anId(), unitId: 'supermarkets' }),
  },
  'readings.remind': {
    ...ofReading('a reading that there is not'),
    input: () => ({ commandId: anId(), readingId: anId() }),
  },
  'readings.start': {
    ...ofReading('a rulebook that there is not'),
    input: () => ({
      ...{ commandId: anId(), readingId: anId(), ...noRulebook },
      ...{ audience: { of: 'all' }, dueOn: '2026-01-08' },
    }),
  },
  'rulebooks.adopt': {
    ...ofAdoption('a rulebook that there is not'),
    input: () => ({ commandId: anId(), ...noRulebook, ...asWritten }),
  },
  'rulebooks.adoption': {
    ...ofAdoption('the form of a rulebook that there is not'),
    input: () => noRulebook,
  },
  'rulebooks.book': {
    ...forAnybody('a rulebook; internal clauses are for staff (design §3.18)'),
    input: () => ({ id: 'group-media' }),
  },
  'rulebooks.clause': {
    ...forAnybody('a clause; internal ones are for staff (design §3.18)'),
    input: () => ({ clause: 'G6' }),
  },
  'rulebooks.drop': {
    ...ofAdoption('a rulebook that there is not'),
    input: () => ({ commandId: anId(), ...noRulebook }),
  },
  'rulebooks.foresee': {
    ...ofAdoption('what a rulebook would bring about that there is not'),
    input: () => ({ ...noRulebook, ...asWritten }),
  },
  'rulebooks.library': forAnybody('the rules; internal clauses are for staff (design §3.18)'),
  'rulebooks.shelf': { ...ofAdoption('every rulebook that can be adopted'), input: () => undefined },
  'staff.addUnit': { ...ofAdmin('a unit without a name'), input: () => ({ commandId: anId(), name: '' }) },
  'staff.bind': {
    ...forAnybody('an invite that nobody made'),
    input: () => ({ commandId: anId(), code: 'x' }),
  },
  'staff.confirmRoster': {
    ...ofAdmin('a roster that nobody uploaded'),
    input: () => ({ commandId: anId(), jobId: anId(), units: [] }),
  },
  'staff.correct': {
    ...ofAdmin('what is written down of somebody who is not on the staff'),
    input: () => ({
      ...{ commandId: anId(), personId: 'nobody', name: '无人' },
      ...{ staffNo: '', department: '', position: '店员' },
    }),
  },
  'staff.invite': {
    on: 'somebody who is not on the staff',
    may: ['admin'],
    refusal: 'not-allowed',
    because: 'X4: only admins let people in',
    input: () => ({ commandId: anId(), personId: 'nobody' }),
  },
  'staff.people': {
    on: 'the list of people',
    may: ['admin'],
    refusal: 'not-allowed',
    because: 'X4: only admins see everybody',
    input: () => ({ list: 'staff', words: '', unitId: null, after: null }),
  },
  'staff.person': { ...ofAdmin('the page of a person'), input: () => ({ personId: 'gao-yuan' }) },
  'staff.renameUnit': {
    ...ofAdmin('the name of a unit that is not there'),
    input: () => ({ commandId: anId(), unitId: 'nowhere', name: '新名称' }),
  },
  'staff.revoke': {
    ...ofAdmin('the binding of somebody who is not on the staff'),
    input: () => ({ commandId: anId(), personId: 'nobody' }),
  },
  'staff.roster': { ...ofAdmin('the roster that one began to import'), input: () => undefined },
  'staff.rosterLines': {
    ...ofAdmin('lines of a roster that nobody uploaded'),
    input: () => ({ jobId: anId(), list: 'bad', part: 0 }),
  },
  'staff.setRole': {
    ...ofAdmin('a role of somebody who is not on the staff'),
    input: () => ({
      ...{ commandId: anId(), personId: 'nobody', role: 'head', isHeld: true, insteadId: null },
    }),
  },
  'staff.stepRoster': {
    ...ofAdmin('a roster that nobody uploaded'),
    input: () => ({ jobId: anId() }),
  },
  'staff.ticketRoster': {
    ...ofAdmin('a place for a roster that is too large'),
    input: () => ({ commandId: anId(), bytes: 10 ** 9 }),
  },
  'staff.unit': { ...ofAdmin('the page of a unit'), input: () => ({ unitId: 'supermarkets', after: null }) },
  'staff.units': { ...ofAdmin('the list of units'), input: () => ({ after: null }) },
  'urgent.ask': {
    on: 'the post, without a reason',
    may: ['submitter', 'deputy'],
    refusal: 'not-allowed',
    hiddenFrom: outsiders,
    because: 'G8: the unit’s named person or deputy asks; its head signs',
    input: ({ postId }) => ({ commandId: anId(), postId, wishedDay: '2026-01-02', reason: '' }),
  },
  'urgent.detail': {
    on: 'the post',
    may: [...unit, ...team, 'admin'],
    refusal: 'not-found',
    because: 'G8: its unit and those who run its channel',
    input: ({ postId }) => ({ postId }),
  },
}

/** Asking for another number of posts, or another time: the editors of the channel. */
function ofOperator(on: string): Omit<Row, 'input'> {
  return {
    on,
    may: ['editor'],
    refusal: 'not-allowed',
    hiddenFrom: [...unit, ...outsiders, 'admin'],
    because: 'G5: the operator reports, the head of the department approves',
  }
}

/** What becomes of an edition that did not simply go out. */
function ofSettling(on: string): Omit<Row, 'input'> {
  return {
    on,
    may: ['editor', 'publisher'],
    refusal: 'not-allowed',
    because: 'design §3.14: who runs the channel says what became of it',
  }
}

function ofResending(on: string): Omit<Row, 'input'> {
  return {
    on,
    may: ['publisher'],
    refusal: 'not-allowed',
    because: 'G11: whether it still goes out is publication',
  }
}

function ofTesting(on: string): Omit<Row, 'input'> {
  return {
    on,
    may: ['editor'],
    refusal: 'not-found',
    because: 'W3: the channel’s testers answer, of whom the editor is one here',
  }
}

function ofCounting(on: string): Omit<Row, 'input'> {
  return {
    on,
    may: ['editor', 'publisher', 'admin'],
    refusal: 'not-allowed',
    because: 'P2: whoever sends by hand says so',
  }
}

function ofAdmin(on: string): Omit<Row, 'input'> {
  return {
    on,
    may: ['admin'],
    refusal: 'not-allowed',
    because: 'X4: who is on the staff, admins say',
  }
}

const asWorded = { heading: '标题', text: '正文', figures: [] }

function draft(amendmentId: string) {
  return { commandId: anId(), amendmentId }
}

function ofAmending(on: string): Omit<Row, 'input'> {
  return {
    on,
    may: ['admin'],
    refusal: 'not-allowed',
    because: 'X1: admins write the next version; somebody else agrees to it',
  }
}

function ofReading(on: string): Omit<Row, 'input'> {
  return {
    on,
    may: ['admin'],
    refusal: 'not-allowed',
    because: 'X1: admins ask for confirmation of reading, and see who has confirmed',
  }
}

function ofAdoption(on: string): Omit<Row, 'input'> {
  return {
    on,
    may: ['admin'],
    refusal: 'not-allowed',
    because: 'X1: which rulebooks hold, and for whom, admins say',
  }
}

function ofKeeper(on: string): Omit<Row, 'input'> {
  return {
    on,
    may: ['publisher', 'admin'],
    refusal: 'not-allowed',
    because:
      'G13: the WeChat department, whose head the publisher is, keeps the company’s accounts; admins may',
  }
}

const unknownFacts = {
  ...{ platform: '微博', name: '无名', handle: '', description: '', unitId: 'nobody', legalEntity: '' },
  ...{ verifiedUntil: '2027-01-01', publishBy: 'hand', channelId: 'group-media' },
}

const noRulebook = { rulebook: 'nobodys-rules@1' }

const asWritten = { units: null, channels: [], overrides: [], setAside: [] }

function onEdition({ editionId }: World) {
  return { commandId: anId(), editionId }
}

function ofOneself(on: string): Row {
  return {
    on,
    may: staff,
    refusal: 'not-allowed',
    because: 'X4: every member of staff, of what is their own',
    input: () => undefined,
  }
}

function forAnybody(on: string): Row {
  return {
    on,
    may: everybody,
    refusal: 'not-allowed',
    because: 'X1: before one is bound, too',
    input: () => undefined,
  }
}

/** What a draft of nothing is. */
const emptyChange = {
  ...{ title: '', author: '', digest: '', source: '', category: '其他', coverId: null },
  ...{ channels: [], order: [], blocks: [] },
}

/** A span that ends before it begins. */
const backwards = {
  ...{ channelId: 'group-media', from: '2026-01-06', through: '2026-01-05' },
  change: { posts: { min: 3, planned: 4 }, window: { opens: '19:00', closes: '19:30' } },
}

function ofParticipants(on: string): Omit<Row, 'input'> {
  return {
    on,
    may: ['submitter', 'editor', 'reviewer', 'publisher'],
    refusal: 'not-allowed',
    because: 'whoever has to do with it: its requester and the people of its steps',
  }
}

function tapOn({ id }: { readonly id: string }) {
  return { commandId: anId(), approvalId: id }
}

/** To somebody who is in that very step already. */
function handingOn(approval: { readonly id: string }) {
  return { ...tapOn(approval), toId: 'zhou-ning', reason: '请您先看' }
}
