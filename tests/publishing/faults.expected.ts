import type { PublishBy } from '../../shared/channels'
import type { PostState } from '../../shared/posts'
import type { Stage } from '../../shared/publishing'

/**
 * Stage × fault, written by hand from decisions 13–15 before the code: what has become of an edition of one post, sent
 * at 17:00, by 18:00 of the same evening. `accepted` is what WeChat's stand-in counts itself.
 *
 * The promise: sent exactly once, or 待核实 only where no evidence exists; and whatever did not go out by itself was
 * told to a person within ten minutes.
 */
export type Cell = {
  readonly way: PublishBy
  /** Where the fault strikes. */
  readonly stage: Stage
  readonly fault: Fault
  readonly accepted: 0 | 1
  readonly ends: Stage
  readonly post: PostState
}

export const faults = {
  none: 'nothing goes wrong',
  cut: 'one call is cut before anything happens',
  refused: 'one call is refused',
  'refused-throughout': 'every call is refused until the window closes',
  'cut-throughout': 'every call is cut until the window closes',
  'lost-before': 'one call never arrives, and nothing is answered',
  'lost-after': 'one call is carried out, and nothing is answered',
  busy: 'WeChat is busy, and did nothing',
  'busy-after': 'WeChat says that it is busy, and did it',
  'no-token': 'there is no token until the window closes',
  'no-evidence': 'the answer, the report and every look are lost',
  'report-lost': 'the report never comes',
  'report-twice': 'the report comes twice',
  'report-early': 'the report comes before the answer',
  'report-late': 'the report comes after a person was asked',
  failed: 'WeChat’s review stops it',
  'failed-unreported': 'WeChat’s review stops it, and the report is lost',
  copyright: 'WeChat judges the article a reprint',
  deleted: 'it is deleted in the console afterwards',
  banned: 'the platform takes it from readers afterwards',
  silent: 'nobody answers',
  disapproved: 'a tester finds something wrong',
  cleared: 'nobody answers, and the editor lets it go out',
  agreed: 'the administrator agrees',
  declined: 'the administrator declines',
  stopped: 'somebody stops it',
  asleep: 'the timer is silent until the window has closed',
  'killed-before': 'the process is killed while a call is on its way, which then never arrives',
  'killed-after': 'the process is killed while a call is on its way, which is carried out',
  'killed-at-every-write': 'the process is killed before and after everything that it writes down',
  pasted: 'a person publishes it, and pastes the link',
  'pressed-only': 'a person publishes it, and pastes nothing',
} as const

export type Fault = keyof typeof faults

const went = [1, 'sent', 'published'] as const
const decided = [0, 'undecided', 'locked'] as const

function cell(
  way: PublishBy,
  stage: Stage,
  fault: Fault,
  [accepted, ends, post]: readonly [0 | 1, Stage, PostState],
): Cell {
  return { way, stage, fault, accepted, ends, post }
}

export const expected: readonly Cell[] = [
  // Pictures and drafts can be repeated; what is left in the box is never sent.
  cell('mass-send', 'assembling', 'none', went),
  cell('mass-send', 'assembling', 'cut', went),
  cell('mass-send', 'assembling', 'refused', went),
  cell('mass-send', 'assembling', 'lost-before', went),
  cell('mass-send', 'assembling', 'lost-after', went),
  cell('mass-send', 'assembling', 'busy-after', went),
  cell('mass-send', 'assembling', 'cut-throughout', decided),
  cell('mass-send', 'assembling', 'killed-before', went),
  cell('mass-send', 'assembling', 'killed-after', went),
  cell('mass-send', 'assembling', 'killed-at-every-write', went),
  // A tester may see it twice. One whom the preview does not reach is told where the draft is, and answers as well.
  cell('mass-send', 'previewing', 'cut', went),
  cell('mass-send', 'previewing', 'refused', went),
  cell('mass-send', 'previewing', 'cut-throughout', went),
  cell('mass-send', 'previewing', 'lost-after', went),
  cell('mass-send', 'previewing', 'killed-before', went),
  cell('mass-send', 'previewing', 'killed-after', went),
  // W3: untested, nothing goes out but by a person.
  cell('mass-send', 'waiting', 'silent', decided),
  cell('mass-send', 'waiting', 'disapproved', decided),
  cell('mass-send', 'waiting', 'cleared', went),
  cell('mass-send', 'waiting', 'no-token', decided),
  cell('mass-send', 'waiting', 'asleep', decided),
  cell('mass-send', 'waiting', 'stopped', [0, 'not-sent', 'scheduled']),
  // One call. A draft still in its box after ten minutes is evidence that it was not taken; one that is gone, that it was.
  cell('mass-send', 'sending', 'cut', decided),
  cell('mass-send', 'sending', 'refused', went),
  cell('mass-send', 'sending', 'refused-throughout', decided),
  cell('mass-send', 'sending', 'lost-before', decided),
  cell('mass-send', 'sending', 'lost-after', went),
  cell('mass-send', 'sending', 'busy', decided),
  cell('mass-send', 'sending', 'busy-after', went),
  cell('mass-send', 'sending', 'no-evidence', [1, 'unconfirmed', 'locked']),
  cell('mass-send', 'sending', 'report-early', went),
  cell('mass-send', 'sending', 'killed-before', decided),
  cell('mass-send', 'sending', 'killed-after', went),
  cell('mass-send', 'awaiting-admin', 'agreed', went),
  cell('mass-send', 'awaiting-admin', 'declined', [1, 'undecided', 'locked']),
  cell('mass-send', 'awaiting-admin', 'silent', [1, 'undecided', 'locked']),
  cell('mass-send', 'awaiting-admin', 'killed-before', went),
  cell('mass-send', 'confirming', 'report-lost', went),
  cell('mass-send', 'confirming', 'report-twice', went),
  cell('mass-send', 'confirming', 'report-late', went),
  cell('mass-send', 'confirming', 'no-evidence', [1, 'unconfirmed', 'locked']),
  cell('mass-send', 'confirming', 'failed', [1, 'undecided', 'locked']),
  cell('mass-send', 'confirming', 'failed-unreported', [1, 'undecided', 'locked']),
  // The one article is a reprint: it goes back to its submitter, and nothing is left to send.
  cell('mass-send', 'confirming', 'copyright', [1, 'not-sent', 'returned']),
  cell('mass-send', 'confirming', 'killed-before', went),
  cell('mass-send', 'sent', 'deleted', [1, 'sent', 'taken-down']),
  cell('mass-send', 'sent', 'killed-at-every-write', went),

  cell('publish', 'sending', 'none', went),
  cell('publish', 'sending', 'refused', went),
  cell('publish', 'sending', 'refused-throughout', decided),
  cell('publish', 'sending', 'lost-before', decided),
  cell('publish', 'sending', 'lost-after', went),
  cell('publish', 'sending', 'busy-after', went),
  cell('publish', 'sending', 'no-evidence', [1, 'unconfirmed', 'locked']),
  cell('publish', 'sending', 'killed-before', decided),
  cell('publish', 'sending', 'killed-after', went),
  cell('publish', 'confirming', 'report-lost', went),
  cell('publish', 'confirming', 'report-twice', went),
  cell('publish', 'confirming', 'no-evidence', [1, 'unconfirmed', 'locked']),
  // WeChat names the article that failed: it goes back to its submitter.
  cell('publish', 'confirming', 'failed', [1, 'not-sent', 'returned']),
  cell('publish', 'sent', 'deleted', [1, 'sent', 'taken-down']),
  cell('publish', 'sent', 'banned', [1, 'sent', 'taken-down']),

  // What a person sends is no call of ours: the stand-in counts what was pressed in its console.
  cell('draft', 'by-hand', 'pasted', went),
  cell('draft', 'by-hand', 'silent', decided),
  cell('draft', 'by-hand', 'pressed-only', [1, 'unconfirmed', 'locked']),
  cell('draft', 'by-hand', 'no-evidence', [0, 'unconfirmed', 'locked']),
  cell('draft', 'assembling', 'killed-after', decided),
  cell('hand', 'by-hand', 'pasted', [0, 'sent', 'published']),
  cell('hand', 'by-hand', 'silent', [0, 'unconfirmed', 'locked']),
]
