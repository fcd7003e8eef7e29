import { createHash } from 'node:crypto'
import { addMinutes, isRefusal, type Day, type Refusal } from '../../shared/_kernel'
import type { Channel, Tester } from '../../shared/channels'
import {
  decide,
  openApproval,
  type Act,
  type Approval,
  type ApprovalRequest,
  type DecisionCommand,
} from '../../shared/approvals'
import { planEdition, type Edition, type EditionPlan, type Place } from '../../shared/editions'
import type { Notice } from '../../shared/notices'
import { noWishes, type PictureCheck, type Post } from '../../shared/posts'
import { sendIdOf, type Answer, type Article, type Send } from '../../shared/publishing'
import type { Rulebook, TeamRole } from '../../shared/rulebooks'
import type { Person } from '../../shared/staff'
import { newTrail, type Hash } from '../../shared/trail'
import { anId } from './builders'

const fresh = { schema: 1, version: 1 } as const

export const sha256: Hash = (content) => createHash('sha256').update(content).digest('hex')

/** The value, or the test fails with the refusal. */
export function allowed<T>(outcome: T | Refusal): T {
  if (isRefusal(outcome)) throw new Error(`refused: ${outcome.code}: ${outcome.message}`)
  return outcome
}

/** The refusal, or the test fails. */
export function refused(outcome: unknown): Refusal {
  if (!isRefusal(outcome)) throw new Error('nothing was refused')
  return outcome
}

export function aPerson(change: Partial<Person> = {}): Person {
  return {
    _id: anId(),
    ...fresh,
    name: '林晓雨',
    keys: [],
    position: '品牌专员',
    unitId: 'brand',
    unitName: '品牌部',
    roles: ['submitter'],
    openId: null,
    inviteId: null,
    active: true,
    trail: newTrail,
    commands: [],
    ...change,
  }
}

export function aPlace(change: Partial<Place> = {}): Place {
  return {
    postId: anId(),
    holdId: anId(),
    submittedAt: '2026-01-01T02:00:00.000Z',
    holdExpiresAt: '2026-01-01T02:05:00.000Z',
    ...change,
  }
}

/** An edition of 4 January 2026, or of another day, with 6 free places. */
export function anEdition({ day = '2026-01-04', ...change }: Partial<Edition> = {}): Edition {
  return { ...planEdition(aPlan(), day), ...change }
}

export function aPlan(change: Partial<EditionPlan> = {}): EditionPlan {
  return {
    channelId: 'group-media',
    channelName: '集团媒体号',
    window: { opens: '17:00', closes: '17:30' },
    minPosts: 6,
    plannedPosts: 6,
    maxPosts: 8,
    lockMinutes: 120,
    textsCloseMinutes: 30,
    ...change,
  }
}

/** A post in approval with a provisional place in the edition of 4 January 2026. */
export function aPost(change: Partial<Post> = {}): Post {
  const _id = change._id ?? anId()
  return {
    _id,
    ...fresh,
    submissionId: _id,
    commissionId: null,
    channelId: 'group-media',
    channelName: '集团媒体号',
    unitId: 'brand',
    unitName: '品牌部',
    submitterId: 'lin',
    submitterName: '林晓雨',
    title: '青梧百货中山店周年庆',
    coverId: anId(),
    approvalId: `${_id}_1`,
    revision: { n: 1, digest: sha256(_id) },
    state: 'in-approval',
    place: aPostPlace('2026-01-04'),
    settled: false,
    wishes: noWishes,
    urgent: false,
    held: null,
    changesDueAt: null,
    waitsForPlace: false,
    waitsFrom: null,
    acceptedUnder: 'group-media@1#2026-01-01T00:00:00.000Z',
    submittedAt: '2026-01-01T02:00:00.000Z',
    sortKey: `2026-01-01T02:00:00.000Z_${_id}`,
    link: null,
    takingDown: null,
    trail: newTrail,
    commands: [],
    ...change,
  }
}

export function aPostPlace(day: Day): NonNullable<Post['place']> {
  const { _id, opensAt } = anEdition({ day })
  return { editionId: _id, day, opensAt, holdId: anId() }
}

export function aPictureCheck(change: Partial<PictureCheck> = {}): PictureCheck {
  return {
    sha256: sha256('a'),
    bytes: 300_000,
    format: 'jpg',
    width: 1200,
    height: 800,
    rendition: null,
    ...change,
  }
}

export function aTeam(change: Partial<Record<TeamRole, readonly string[]>> = {}): Channel['team'] {
  return {
    editor: ['zhou'],
    reviewer: ['wu'],
    publisher: ['zheng'],
    arranger: ['tang'],
    head: ['qian'],
    ...change,
  }
}

/** Lin's post before the editor Zhou, the reviewer Wu and the publisher Zheng. */
export function anApprovalRequest(change: Partial<ApprovalRequest> = {}): ApprovalRequest {
  return {
    _id: 'post_1',
    kind: 'post',
    subjectId: 'post',
    digest: 'as handed in',
    summary: {
      title: '青梧百货中山店周年庆',
      unitName: '品牌部',
      requesterName: '林晓雨',
      channelName: '集团媒体号',
      when: '1月4日 周日',
    },
    requesterId: 'lin',
    chain: {
      clause: 'G11',
      steps: [
        { role: 'editor', title: '编辑' },
        { role: 'reviewer', title: '审核' },
        { role: 'publisher', title: '放行' },
      ],
      differentPeople: true,
    },
    people: aTeam(),
    decideBy: '2026-01-04T07:00:00.000Z',
    urgeAfterHours: 4,
    at: '2026-01-01T02:00:00.000Z',
    ...change,
  }
}

export function anApproval(change: Partial<ApprovalRequest> = {}): Approval {
  return allowed(openApproval(anApprovalRequest(change)))
}

/** Something that this person does with an approval. */
export function anAct(by: string, change: Partial<Act> = {}): Act {
  return {
    by: aPerson({ _id: by, name: by }),
    principals: [],
    at: '2026-01-02T03:00:00.000Z',
    commandId: anId(),
    ...change,
  }
}

/** Approval by this person of what was handed in. */
export function aDecision(by: string, change: Partial<DecisionCommand> = {}): DecisionCommand {
  return {
    ...anAct(by),
    verdict: 'approved',
    step: 0,
    digest: 'as handed in',
    comment: '',
    clause: null,
    changesDueAt: null,
    ...change,
  }
}

/** Decides the step that waits, as somebody does whose screen is fresh. */
export function decideNow(approval: Approval, command: DecisionCommand): ReturnType<typeof decide> {
  return decide(approval, { ...command, step: approval.current })
}

export function anArticle(change: Partial<Article> = {}): Article {
  return {
    postId: anId(),
    submittedAt: '2026-01-01T02:00:00.000Z',
    revisionId: anId(),
    title: '青梧百货中山店周年庆',
    digest: sha256('material'),
    coverId: anId(),
    pictureIds: [],
    videoId: null,
    link: null,
    told: false,
    ...change,
  }
}

/** Somebody who is named, numbered and told by one word. */
export function aTester(name: string): Tester {
  return { personId: name, name, wechatName: name }
}

/** A tester's answer to the edition of 4 January 2026, in time. */
export function anAnswer(name: string, change: Partial<Answer> = {}): Answer {
  return { personId: name, name, fine: true, words: '', at: '2026-01-04T08:00:00.000Z', ...change }
}

/** A send that has just begun, of the edition of 4 January 2026, 17:00 to 17:30 in Beijing. */
export function aSend(change: Partial<Send> = {}): Send {
  const { _id, channelId, channelName, opensAt, closesAt, locksAt } = anEdition()
  return {
    _id: sendIdOf(_id),
    ...fresh,
    editionId: _id,
    channelId,
    channelName,
    appId: 'wx-group-media',
    publishBy: 'mass-send',
    consoleOnly: false,
    testers: [aTester('tester')],
    confirmer: null,
    opensAt,
    closesAt,
    confirmBy: addMinutes(opensAt, -15),
    stage: 'assembling',
    enteredAt: locksAt,
    articles: [anArticle()],
    takenOut: [],
    covers: {},
    pictures: {},
    draftId: null,
    formerDrafts: [],
    previewed: [],
    unreached: [],
    answers: [],
    cleared: null,
    toldOnce: [],
    attemptedAt: null,
    draftSeenAt: null,
    messageId: null,
    articleId: null,
    round: 0,
    markedNotSent: false,
    late: null,
    decideBy: null,
    removed: null,
    lookedAfterAt: null,
    problem: null,
    troubledSince: null,
    stopped: null,
    dueAt: locksAt,
    leasedUntil: null,
    trail: newTrail,
    commands: [],
    ...change,
  }
}

/** A rulebook that says nothing, but for what it is given. */
export function aRulebook(change: Partial<Rulebook> = {}): Rulebook {
  return { id: 'house-rules', version: 1, title: '公司补充规定', clauses: [], rules: [], ...change }
}

/** That a post waits for Zhou's decision. */
export function aNotice(change: Partial<Notice> = {}): Notice {
  const _id = change._id ?? anId()
  const at = '2026-01-01T02:00:00.000Z'
  return {
    _id,
    ...fresh,
    personId: 'zhou',
    kind: 'decide',
    title: '请您审核',
    body: '《青梧百货中山店周年庆》在等您审核，拟刊于1月4日 周日。',
    about: '青梧百货中山店周年庆',
    day: '2026-01-04',
    by: null,
    opens: { screen: 'post', id: 'post' },
    at,
    sortKey: `${at}_${_id}`,
    readAt: null,
    dueAt: at,
    messageId: null,
    forRoundup: false,
    ...change,
  }
}
