import { readFileSync } from 'node:fs'
import { setUpCompany, type Company as CompanyFile } from '../cloudfunctions/set-up-company'
import { makeInvite } from '../cloudfunctions/staff'
import { isRefusal, sayInstant } from '../shared/_kernel'
import { isAdmin } from '../shared/staff'
import { theSystem } from '../shared/trail'
import type { Company } from './company'
import { Stop } from './stop'

/** Writes the company down as its file says, and makes its first admin's invite. @throws Stop when the file will not do */
export async function setUp({ now }: Company, file: string): Promise<string> {
  const given = readCompanyFile(file)
  try {
    const { invite, expiresAt } = await setUpCompany(given, now)
    return sayInvite(invite, expiresAt)
  } catch (fault) {
    throw (fault as Error).message.startsWith('the company file') ? new Stop((fault as Error).message) : fault
  }
}

/** A new invite for an admin, the first one unless another is named. The one before ends. */
export async function inviteAdmin(company: Company, personId: string | undefined): Promise<string> {
  const people = await company.db.find('people', { where: { active: true }, limit: 1000 })
  const admins = people.filter(isAdmin)
  const invited = personId === undefined ? admins[0] : admins.find(({ _id }) => _id === personId)
  if (!invited) {
    throw new Stop(
      admins.length === 0
        ? 'There is no admin yet: npm run set-up comes first.'
        : `'${personId}' is no admin. Admins are ${admins.map(({ _id }) => _id).join(', ')}; everybody else is invited by them in the Mini Program.`,
    )
  }
  const made = await makeInvite(company, invited._id, theSystem)
  if (isRefusal(made)) throw new Stop(made.message)
  return sayInvite(made.code, made.expiresAt, invited.name)
}

function readCompanyFile(file: string): CompanyFile {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new Stop(`There is no file ${file}. docs/company.example.json shows what belongs in it.`)
  }
  try {
    return JSON.parse(text) as CompanyFile
  } catch (fault) {
    throw new Stop(`${file} is not JSON: ${(fault as Error).message}`)
  }
}

function sayInvite(code: string, expiresAt: string, name = 'the first admin'): string {
  return `Invite for ${name}: ${code}\nIt works once, until ${sayInstant(expiresAt as never)}, Beijing time. Type it in the Mini Program under 我的.`
}
