import { openCompany } from '../company'
import { examine } from '../doctor/examine'
import { sayFinding } from '../doctor/finding'
import { goTo } from '../place'
import { collections } from '../../cloudfunctions/_platform/indexes'
import { readFlags, root, say, type Command } from './command'
import { loadValues, regionOption, tencentAt } from './keys'

export const doctor: Command = {
  help: `npm run doctor -- --env ID [--local URL] [--values FILE] [--region ap-shanghai]

Looks at every point of a set-up, in the cloud or on this machine, and says at each what is missing and how it is mended:
✓ well, ✗ ill, ? a person should look.`,
  async run(args) {
    const flags = readFlags(args, regionOption)
    loadValues(flags.values)
    const place = await goTo(flags)
    const names = collections.map(({ name }) => name)
    const survey = async () => (await tencentAt(place, flags.region)).survey(names)
    const findings = await examine({ root, place, company: openCompany(), survey })
    findings.forEach((finding) => say(sayFinding(finding)))
    const ill = findings.filter(({ state }) => state === 'ill').length
    say(ill === 0 ? 'Nothing is ill.' : `${ill} of ${findings.length} points are ill.`)
    return ill === 0
  },
}
