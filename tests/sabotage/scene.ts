import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Sabotage } from './sabotages'

/** How a test ended in a run of its file; `none` when it did not run, whatever kept it from running. */
export type Ending = 'passed' | 'failed' | 'none'

type Report = {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[]
  }[]
}

/** A copy of the product that can be spoilt, built and tested, while nobody's own files are touched. */
export class Scene {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'weigui-sabotage-'))

  /** Copies what Git knows of, as it is now, and builds what tests run in. */
  constructor(root: string) {
    for (const file of filesOf(root)) cpSync(path.join(root, file), path.join(this.folder, file))
    symlinkSync(path.join(root, 'node_modules'), path.join(this.folder, 'node_modules'))
    for (const script of ['config/build-local.mjs', 'config/build-ops.mjs']) this.node(script)
  }

  leave(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** Runs `work` while the fault is in place. */
  spoilt<T>({ name, file, is, becomes }: Sabotage, work: () => T): T {
    const place = path.join(this.folder, file)
    const whole = readFileSync(place, 'utf8')
    const spoilt = whole.replace(is, () => becomes)
    if (spoilt === whole) throw new Error(`${name}: ${file} does not say so any more`)
    writeFileSync(place, spoilt)
    try {
      return work()
    } finally {
      writeFileSync(place, whole)
    }
  }

  /** Builds what the tests of a file run, and runs one of them. */
  run({ file, test }: Sabotage['caughtBy']): Ending {
    const report = path.join(this.folder, 'report.json')
    rmSync(report, { force: true })
    const only = ['--testNamePattern', `${escaped(test)}$`, '--json', `--outputFile=${report}`]
    if (!/\.unit\.test\./.test(file)) this.node('config/build-functions.mjs')
    this.node('node_modules/jest/bin/jest.js', '--runTestsByPath', file, ...only)
    if (!existsSync(report)) return 'none'
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report
    const endings = testResults.flatMap(({ assertionResults }) =>
      assertionResults.filter(({ title }) => title === test).map(({ status }) => status),
    )
    if (endings.includes('failed')) return 'failed'
    return endings.includes('passed') ? 'passed' : 'none'
  }

  private node(...args: string[]): void {
    spawnSync(process.execPath, args, { cwd: this.folder, stdio: 'ignore' })
  }
}

function filesOf(root: string): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z']
  const { stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' })
  return stdout.split('\0').filter((name) => name !== '' && existsSync(path.join(root, name)))
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
