import { writeFileSync } from 'node:fs'
import * as z from 'zod'
import { loadDemo } from './load'
import { switcherRows } from './switcher'

// `npm start` loads the demo company with it.

const { LOCAL_URL, PEOPLE_FILE, TCB_ENV } = z
  .object({ LOCAL_URL: z.url(), PEOPLE_FILE: z.string(), TCB_ENV: z.string() })
  .parse(process.env)

loadDemo(LOCAL_URL, TCB_ENV).then(
  (invite) => writeFileSync(PEOPLE_FILE, JSON.stringify(switcherRows(invite), null, 2)),
  (fault: unknown) => {
    console.error(fault)
    process.exitCode = 1
  },
)
