// Set up before tests that wait for other processes: a project of Jest has no time limit of its own.
jest.setTimeout(60_000)

// The doors write one line a call; faults go to `console.error` and are shown.
jest.spyOn(console, 'log').mockImplementation(() => undefined)
