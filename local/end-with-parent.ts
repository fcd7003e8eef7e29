// Preloaded (`--require`) into processes that must not outlive the one that started them: when the parent goes,
// even by kill -9, the system closes the pipe to our standard input.
process.stdin.resume()
process.stdin.on('end', () => process.exit())
process.stdin.on('error', () => process.exit())
