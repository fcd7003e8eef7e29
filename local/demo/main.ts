import { writeFileSync } from 'node:fs'
import * as z from 'zod'
import { parseInstant } from '../../shared/_kernel'
import { loadDemo } from './load'
import { present } from './plan'
import { switcherRows } from './switcher'

// `npm start` loads the demo company with it. `DEMO_UNTIL` ends its work earlier, for whoever needs its beginning only.

const { DEMO_UNTIL, LOCAL_URL, PEOPLE_FILE, TCB_ENV } = z
  .object({
    LOCAL_URL: z.url(),
    PEOPLE_FILE: z.string(),
    TCB_ENV: z.string(),
    DEMO_UNTIL: z.string().default(present),
  })
  .parse(process.env)

loadDemo(LOCAL_URL, TCB_ENV, parseInstant(DEMO_UNTIL) ?? present).then(
  (invite) => writeFileSync(PEOPLE_FILE, JSON.stringify(switcherRows(invite), null, 2)),
  (fault: unknown) => {
    console.error(fault)
    process.exitCode = 1
  },
)
