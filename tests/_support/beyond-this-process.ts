// Set up before tests that wait for other processes: a project of Jest has no time limit of its own. It ends what will
// never end; a machine that is busy with other things must not make a test red.
jest.setTimeout(240_000)

// The doors write one line a call; faults go to `console.error` and are shown.
jest.spyOn(console, 'log').mockImplementation(() => undefined)
