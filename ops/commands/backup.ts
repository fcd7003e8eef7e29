import { execFileSync } from 'node:child_process'
import { version } from '../../package.json'
import { backUp } from '../backup/back-up'
import { openCompany } from '../company'
import { goTo } from '../place'
import { Stop } from '../stop'
import { readFlags, root, say, type Command } from './command'
import { loadValues } from './keys'

export const backup: Command = {
  help: `npm run backup -- --env ID --to DIR [--local URL] [--values FILE]

Copies every document and every file that documents name into a new folder, with a manifest. Take it when nobody works:
it is of no single moment. It holds personal data and unpublished posts: keep it as you keep such things.`,
  async run(args) {
    const flags = readFlags(args, { to: { type: 'string' } })
    if (!flags.to) throw new Stop('Say where to: --to DIR, a folder that does not exist yet.')
    loadValues(flags.values)
    const { envId } = await goTo(flags)
    const madeBy = { version, commit: commitHere() }
    const { manifest, brokenTrails } = await backUp(openCompany(), { dir: flags.to, envId, madeBy, say })
    const missing = manifest.files.missing.length
    if (missing > 0)
      say(`${missing} files that documents name are no longer in storage; the manifest lists them.`)
    say(`Backed up to ${flags.to}.`)
    if (brokenTrails.length === 0) return true
    say(`${brokenTrails.length} trails are not whole in it:\n  ${brokenTrails.join('\n  ')}`)
    say(
      'If people worked meanwhile, take it again when it is quiet; else see docs/runbook.md, “A trail is broken”.',
    )
    return false
  },
}

function commitHere(): string | null {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim()
  } catch {
    return null
  }
}
