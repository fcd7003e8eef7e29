const { default: Sequencer } = require('@jest/test-sequencer')

/**
 * What takes longest, by the beginning of its path, the longest first: begun last, it would keep one core busy while
 * the other has nothing left to do.
 */
const longest = [
  'tests/publishing/faults-',
  'tests/demo/',
  'tests/model/',
  'tests/ops/d',
  'tests/publishing/',
  'tests/local/durability/',
  'tests/permissions/',
  'tests/e2e/',
  'tests/weapp/',
  'tests/notices/',
]

/** Where Jest has timed the files of an earlier run, it goes by those; the order among others stays its own. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const place = longest.findIndex((beginning) => path.replaceAll('\\', '/').includes(`/${beginning}`))
      const isPure = /\.unit\.test\.tsx?$/.test(path)
      return place < 0 || isPure ? longest.length : place
    }
    const sorted = super.sort(tests)
    return sorted.every(({ duration }) => duration) ? sorted : sorted.sort((a, b) => rank(a) - rank(b))
  }
}
