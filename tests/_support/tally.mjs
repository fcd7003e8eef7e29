/**
 * The closing line of a test run, from Jest's JSON report (undefined if Jest wrote none) and its exit code.
 * A suite that could not run counts as one failure, and so does a run that failed for any other reason.
 */
export function tallyLine(report, exitCode) {
  const passed = report?.numPassedTests ?? 0
  const failures = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0)
  const failed = failures === 0 && exitCode !== 0 ? 1 : failures
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
