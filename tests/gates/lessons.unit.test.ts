import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

// What other systems that schedule, approve and publish got wrong: each lesson is held by tests whose titles begin with
// its number.

const lessons: Readonly<Record<string, string>> = {
  T1: 'of many who want the last place at once exactly one gets it',
  T2: 'two who approve at once decide once',
  T3: 'a change after an approval voids it, an unchanged save does not',
  T4: 'so do pictures added and removed; what is saved as it is typed voids nothing',
  T5: 'a changed post is not published because it was given a day',
  T6: 'what is held does not go out, and not at a second try either',
  T7: 'a send whose answer is lost is looked for, not made again',
  T8: 'a timer that comes twice, early, or for what is gone does nothing',
  T9: 'whoever dies between taking and sending leaves nothing unsaid for long, and nothing sent twice',
  T10: 'a step that fails after the send does not send again',
  T11: '“was sent before” means: look how it stands',
  T13: 'all-of and any-of steps: approving beside refusing, returning, adding, transferring, leaving',
  T14: 'adding an approver lowers no threshold',
  T15: 'nobody approves their own, and no admin passes by',
  T16: 'what has not passed at lock moves on, or expires past its latest day',
  T17: 'a place that came free can be taken again',
  T18: 'it is Beijing time on whatever machine, at midnight and at the end of months',
  T19: 'the badge is the length of the list',
  T20: 'a message that WeChat refuses for want of consent costs the credits, and is told another way once',
  T21: 'what ends a post leaves its trail',
  T22: 'a double tap does once',
  T23: 'what is decided again because somebody was faster leaves no traces of the first try',
  T24: 'pictures and files look the same wherever they are read',
}

const title = /\(\s*(['"`])((?:[A-Z]\d+, )*[A-Z]\d+): /g

function lessonsNamedIn(file: string): string[] {
  const found = [...readFileSync(file, 'utf8').matchAll(title)].map(([, , ids]) => ids ?? '')
  return found.flatMap((ids) => ids.split(', '))
}

const tests = path.join(__dirname, '..')
const files = readdirSync(tests, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.test\.tsx?$/.test(file),
)
const named = new Set(files.flatMap((file) => lessonsNamedIn(path.join(tests, file))))

test.each(Object.entries(lessons))('%s is held by a test: %s', (lesson) => {
  expect(named).toContain(lesson)
})
