import { expected, faults } from './faults.expected'
import { runFault } from './run-fault'

// The stage × fault table of decision 14, run by the functions as they are deployed; some are killed. What WeChat
// accepted is counted by its stand-in.

const cells = expected.filter(({ way }) => way !== 'mass-send')

test.each(cells.map((cell) => [cell.way, cell.stage, faults[cell.fault], cell] as const))(
  '%s, %s: %s',
  async (_way, _stage, _fault, cell) => {
    const { told, ...became } = await runFault(cell)
    const { accepted, ends, post } = cell
    expect(became).toEqual({ accepted, ends, post })
    if (ends !== 'sent') expect(told).toBe(true)
  },
)
