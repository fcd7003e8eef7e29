/**
 * A deliberate fault: in `file`, the text `is`, which stands there exactly once, becomes `becomes`. The edits are written
 * down as texts rather than as numbered lines, so that they outlive changes around them.
 */
export type Sabotage = {
  /** What it does to the product, in one breath. */
  readonly name: string
  readonly file: string
  readonly is: string
  readonly becomes: string
  /** The test that has to turn red, by its title without those of the groups around it. */
  readonly caughtBy: { readonly file: string; readonly test: string }
}

/** One for each promise of the product that somebody could break in a line. */
export const sabotages: readonly Sabotage[] = [
  {
    name: 'lead time off by one (G6)',
    file: 'shared/editions/lead-time.ts',
    is: 'addDays(reachedEditorOn, clearDays + 1)',
    becomes: 'addDays(reachedEditorOn, clearDays)',
    caughtBy: {
      file: 'tests/editions/lead-time.unit.test.ts',
      test: 'of what is handed in on 1 January is that of 4 January',
    },
  },
  {
    name: 'the 31st is skipped in shorter months (G4)',
    file: 'shared/editions/cadence.ts',
    is: 'Math.min(wanted, last) === dayOfMonth(day)',
    becomes: 'wanted === dayOfMonth(day)',
    caughtBy: {
      file: 'tests/editions/cadence.unit.test.ts',
      test: 'G4: every month has exactly four editions, the last on the 30th or where there is none on its last day',
    },
  },
  {
    name: 'days begin at midnight in London',
    file: 'shared/_kernel/instant.ts',
    is: 'const beijing = 8 * 60',
    becomes: 'const beijing = 0',
    caughtBy: {
      file: 'tests/kernel/time-zones.unit.test.ts',
      test: 'is eight hours ahead of UTC at every hour of the year',
    },
  },
  {
    name: 'a place is given out though none is free (T1)',
    file: 'cloudfunctions/editions/places.ts',
    is: "{ state: 'open', free: is.after(0) },",
    becomes: "{ state: 'open' },",
    caughtBy: {
      file: 'tests/editions/places.int.test.ts',
      test: 'T1: of 20 submissions at once for the last place one gets it, the others move on, none is lost',
    },
  },
  {
    name: 'a hold that ran out is never reclaimed',
    file: 'cloudfunctions/editions/reclaim-places.ts',
    is: '.filter(({ holdId }) => !kept.has(holdId))',
    becomes: '.filter(() => false)',
    caughtBy: {
      file: 'tests/editions/places.int.test.ts',
      test: 'a place that was taken for a post that never came is given back once its hold has run out',
    },
  },
  {
    name: 'places are reclaimed from posts that stand in them',
    file: 'cloudfunctions/editions/reclaim-places.ts',
    is: '.filter(({ holdId }) => !kept.has(holdId))',
    becomes: '',
    caughtBy: {
      file: 'tests/editions/places.int.test.ts',
      test: 'a post that stands in its place keeps it, however long ago its hold has run out',
    },
  },
  {
    name: 'a returned post keeps its place (T17)',
    file: 'cloudfunctions/editions/places.ts',
    is: "{ state: 'open', 'places.holdId': holdId },",
    becomes: "{ state: 'locking', 'places.holdId': holdId },",
    caughtBy: {
      file: 'tests/editions/places.int.test.ts',
      test: 'T17, G10: a returned post frees its place, which can be taken again',
    },
  },
  {
    name: 'what has not passed is locked in all the same (T16)',
    file: 'cloudfunctions/posts/at-lock.ts',
    is: "if (post.state !== 'scheduled' || post.held",
    becomes: 'if (post.held',
    caughtBy: {
      file: 'tests/editions/places.int.test.ts',
      test: 'T16, G7: what has not passed at lock moves on in the order of submission, and its author is told',
    },
  },
  {
    name: 'posts move on in the order in which places were taken (G7)',
    file: 'cloudfunctions/editions/lock-edition.ts',
    is: 'for (const place of inOrderOfSubmission(edition)) {',
    becomes: 'for (const place of inOrderOfSubmission(edition).reverse()) {',
    caughtBy: {
      file: 'tests/editions/places.int.test.ts',
      test: 'T16, G7: what has not passed at lock moves on in the order of submission, and its author is told',
    },
  },
  {
    name: 'what is held goes out (T6)',
    file: 'cloudfunctions/posts/at-lock.ts',
    is: "post.state !== 'scheduled' || post.held || isOver",
    becomes: "post.state !== 'scheduled' || isOver",
    caughtBy: {
      file: 'tests/desk/hold.int.test.ts',
      test: 'T6: against the publisher: what is held and then released for publication is not locked in',
    },
  },
  {
    name: 'no version check on writing',
    file: 'cloudfunctions/_platform/transaction.ts',
    is: 'return { _id, version }',
    becomes: 'return { _id }',
    caughtBy: {
      file: 'tests/platform/database.int.test.ts',
      test: 'what was changed since it was read is not overwritten, and nothing beside it becomes true',
    },
  },
  {
    name: 'two ticks get the same send',
    file: 'cloudfunctions/_platform/lease.ts',
    is: 'if (leasedUntil !== null && leasedUntil > now) return null',
    becomes: '',
    caughtBy: {
      file: 'tests/publishing/lease.int.test.ts',
      test: 'of two ticks that find the same send one gets it, until its lease ends',
    },
  },
  {
    name: 'a replayed tap is a new one (T22)',
    file: 'cloudfunctions/posts/submit-post.ts',
    is: 'if (existing) return replayed(existing, person._id, commandId)',
    becomes: '',
    caughtBy: {
      file: 'tests/posts/submit-post.int.test.ts',
      test: 'T22: a double tap makes one post, takes one place, asks the editor once',
    },
  },
  {
    name: 'anybody hands in (G1)',
    file: 'shared/posts/post.policy.ts',
    is: "return roles.includes('submitter') || roles.includes('deputy-submitter')",
    becomes: 'return roles.length >= 0',
    caughtBy: {
      file: 'tests/posts/submit-post.int.test.ts',
      test: 'G1: somebody who is not named for a unit',
    },
  },
  {
    name: 'pictures of strangers are taken',
    file: 'cloudfunctions/posts/weigh-material.ts',
    is: 'pictures.filter((picture) => picture.ownerId === person._id)',
    becomes: 'pictures',
    caughtBy: { file: 'tests/posts/submit-post.int.test.ts', test: 'a picture that somebody else uploaded' },
  },
  {
    name: 'people approve their own (T15)',
    file: 'shared/approvals/approval.policy.ts',
    is: "approval.state !== 'open' || person._id === approval.requesterId) return null",
    becomes: "approval.state !== 'open') return null",
    caughtBy: {
      file: 'tests/approvals/approval.unit.test.ts',
      test: 'T15: one’s own is refused as such, even where the step came to wait for oneself',
    },
  },
  {
    name: 'one person is two of the four hands (G11)',
    file: 'shared/approvals/approval.policy.ts',
    is: 'return approval.differentPeople && acted !== null && acted !== index',
    becomes: 'return acted === -1',
    caughtBy: {
      file: 'tests/approvals/approval.unit.test.ts',
      test: 'one person stays one hand, even where a later step came to wait for them',
    },
  },
  {
    name: 'who has left still decides (X4)',
    file: 'shared/approvals/approval.policy.ts',
    is: 'if (!person.active || approval.state',
    becomes: 'if (approval.state',
    caughtBy: {
      file: 'tests/approvals/approval.unit.test.ts',
      test: 'X4: is nobody who has left, even when the step still waits for them',
    },
  },
  {
    name: 'an approval holds for a text that was changed since (T3)',
    file: 'shared/approvals/approval.decisions.ts',
    is: 'command.digest !== approval.digest',
    becomes: "command.digest === ''",
    caughtBy: {
      file: 'tests/approvals/approval.unit.test.ts',
      test: 'T3: is material that has changed since it was looked at',
    },
  },
  {
    name: 'a step is decided twice (T2)',
    file: 'shared/approvals/approval.decisions.ts',
    is: 'if (command.step !== approval.current) return',
    becomes: 'if (command.step > approval.steps.length) return',
    caughtBy: {
      file: 'tests/approvals/approval.unit.test.ts',
      test: 'is a step that was decided since it was looked at',
    },
  },
  {
    name: 'people are urged every minute',
    file: 'shared/approvals/approval.policy.ts',
    is: 'return addMinutes(from, urgeAfterHours * 60)',
    becomes: 'return addMinutes(from, Math.min(1, urgeAfterHours))',
    caughtBy: {
      file: 'tests/approvals/urging.int.test.ts',
      test: 'its submitter urges after four hours, once in four hours; it is on record',
    },
  },
  {
    name: 'the trail is skipped (X3)',
    file: 'cloudfunctions/trail/index.ts',
    is: "  await tx.replace(collection, subject)\n  await tx.insert('trail', entry)",
    becomes: '  await tx.replace(collection, subject)',
    caughtBy: {
      file: 'tests/trail/verify-trail.int.test.ts',
      test: 'nothing is found where nobody tampered, and everything was read',
    },
  },
  {
    name: 'a tail that was cut off goes unnoticed (X3)',
    file: 'shared/trail/entry.ts',
    is: 'if (reached.n !== head.n || reached.hash !== head.hash)',
    becomes: 'if (reached.n > head.n)',
    caughtBy: { file: 'tests/trail/trail.unit.test.ts', test: 'when its tail was cut off' },
  },
  {
    name: 'a chain that was written anew goes unnoticed (X3)',
    file: 'cloudfunctions/trail/verify-trail.ts',
    is: 'chain.find(({ n }) => n === then.n)?.hash !== then.hash',
    becomes: 'chain.length < then.n',
    caughtBy: {
      file: 'tests/trail/verify-trail.int.test.ts',
      test: 'a chain that was written anew up to the head in its subject',
    },
  },
  {
    name: 'an edition goes out though nobody tested it (W3)',
    file: 'shared/publishing/clearance.ts',
    is: "return now < confirmBy ? 'awaiting' : 'untested'",
    becomes: "return now < confirmBy ? 'awaiting' : 'cleared'",
    caughtBy: { file: 'tests/publishing/clearance.unit.test.ts', test: 'when nobody answered in time' },
  },
  {
    name: 'an edition that was stopped goes out',
    file: 'shared/publishing/next-step.ts',
    is: "if (stopped) return { do: 'nothing', until: closesAt }",
    becomes: '',
    caughtBy: {
      file: 'tests/publishing/stop.unit.test.ts',
      test: 'waits through its window, whatever the time',
    },
  },
  {
    name: 'sends go out after their window',
    file: 'shared/publishing/next-step.ts',
    is: 'if (now < closesAt) return null\n',
    becomes: 'if (now < closesAt || !stopped) return null\n',
    caughtBy: {
      file: 'tests/publishing/ends.int.test.ts',
      test: 'G7: posts of a missed window move on in the order of submission, and everybody is told why',
    },
  },
  {
    name: 'what was attempted is sent again after a timeout (T7)',
    file: 'shared/publishing/next-step.ts',
    is: "return isLate ? { do: 'leave-to-a-person' } :",
    becomes: "return isLate ? { do: 'send' } :",
    caughtBy: {
      file: 'tests/publishing/next-step.unit.test.ts',
      test: 'T7: of whatever was attempted once is never to send',
    },
  },
  {
    name: 'an attempt is not on record before its call (T9)',
    file: 'cloudfunctions/publishing/send-once.ts',
    is: 'const attempted = await enter(ctx, send, begun)',
    becomes: 'const attempted = begun',
    caughtBy: {
      file: 'tests/publishing/faults-other-ways.int.test.ts',
      test: 'publish, sending: the process is killed while a call is on its way, which is carried out',
    },
  },
  {
    name: 'a call that sends is made again with a new token',
    file: 'cloudfunctions/_platform/wechat/authorized-call.ts',
    is: 'return calledOnce.includes(path)',
    becomes: "return path === ''",
    caughtBy: {
      file: 'tests/platform/token.int.test.ts',
      test: 'message/mass/sendall is never made again: whoever sends decides, and finds a token that is taken',
    },
  },
  {
    name: 'everybody fetches the next token',
    file: 'cloudfunctions/_platform/wechat/token.ts',
    is: 'const leased = isTaken ? null : await takeLease(ctx, id, stored)',
    becomes: 'const leased = await takeLease(ctx, id, stored)',
    caughtBy: { file: 'tests/platform/token.int.test.ts', test: 'when it is over' },
  },
  {
    name: 'anybody reports in the name of WeChat',
    file: 'cloudfunctions/_platform/wechat/callback.ts',
    is: "return timingSafeEqual(Buffer.from(signature, 'hex'), expected)",
    becomes: 'return expected.length === signature.length / 2',
    caughtBy: { file: 'tests/platform/callback.unit.test.ts', test: 'over something else is refused' },
  },
  {
    name: 'what WeChat refuses for want of consent costs no credits (T20)',
    file: 'cloudfunctions/notices/outcome.ts',
    is: "if (errcode === refusedByPerson) return { kind: 'no-consent' }",
    becomes: '',
    caughtBy: {
      file: 'tests/notices/messages.int.test.ts',
      test: 'T20: that WeChat refuses for want of consent takes the credits to 0 and waits for the roundup',
    },
  },
  {
    name: 'mass sends of a month are counted by the day (P2)',
    file: 'shared/publishing/mass-quota.ts',
    is: "per === 'day' ? 10 : 7",
    becomes: '10',
    caughtBy: {
      file: 'tests/publishing/clearance.unit.test.ts',
      test: 'counts a subscription account by the day, a service account by the month',
    },
  },
  {
    name: 'a title becomes a formula in somebody’s spreadsheet',
    file: 'cloudfunctions/archive/export-table.ts',
    is: 'rows.map((row) => row.map(plainCell))',
    becomes: 'rows.map((row) => row.map((value) => ({ value })))',
    caughtBy: {
      file: 'tests/archive/archive.int.test.ts',
      test: 'of posts has a line for each, and none of a cell is a formula',
    },
  },
  {
    name: 'another unit’s record is open to everybody',
    file: 'cloudfunctions/archive/post-record.ts',
    is: 'if (!may) return hidden',
    becomes: '',
    caughtBy: {
      file: 'tests/archive/archive.int.test.ts',
      test: 'is for those only who may read the post',
    },
  },
  {
    name: 'half an hour to answer is half an hour and a bit (C5)',
    file: 'shared/rulebooks/check-conduct.ts',
    is: 'minutes <= within.minutes',
    becomes: 'Math.floor(minutes) <= within.minutes',
    caughtBy: {
      file: 'tests/rulebooks/conduct.unit.test.ts',
      test: 'C5: at 2026-01-05T02:30:00.001Z, asked at 02:00, is not-met',
    },
  },
  {
    name: 'a picture of exactly 1 MB counts as over it (W2)',
    file: 'shared/rulebooks/bound.ts',
    is: 'value > bound.above',
    becomes: 'value >= bound.above',
    caughtBy: {
      file: 'tests/rulebooks/conduct.unit.test.ts',
      test: 'W2: with a picture of 1048576 bytes: over 1 MB is not-met',
    },
  },
  {
    name: 'four posts at most and six at least are no conflict (D1, G2)',
    file: 'shared/rulebooks/conflicts.ts',
    is: 'capacity.rule.maxPosts < cadence.rule.minPosts',
    becomes: 'capacity.rule.maxPosts < 0',
    caughtBy: {
      file: 'tests/rulebooks/adopting.unit.test.ts',
      test: 'D1, G2: exactly four posts at 16:00 against at least six at 17:00',
    },
  },
  {
    name: 'the company’s own numbers are lost when it sets a channel’s figures (G6, G9)',
    file: 'cloudfunctions/channels/set-figures.ts',
    is: 'terms: termsOf(channel, adopted),',
    becomes: 'terms: termsOf(channel, []),',
    caughtBy: {
      file: 'tests/rulebooks/adopt.int.test.ts',
      test: 'G6, G9: the company’s numbers hold for every channel that follows the rulebook, and outlive its figures',
    },
  },
]
