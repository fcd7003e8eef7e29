import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { buildSync } from 'esbuild'

type Printed = {
  machine: string
  instants: [instant: string, day: string, time: string][]
  said: string[]
  windows: [day: string, instant: string, edition: { opensAt: string; closesAt: string; locksAt: string }][]
  alternate: string[]
  weekdays: string[]
  weekly: [day: string, opensAt: string][]
}

const { outputFiles } = buildSync({
  entryPoints: [join(__dirname, 'fixtures/beijing-times.ts')],
  bundle: true,
  platform: 'node',
  write: false,
})

function printedIn(timeZone: string): Printed {
  const env = { ...process.env, TZ: timeZone }
  const printed = execFileSync(process.execPath, ['-'], { input: outputFiles[0]!.contents, env })
  return JSON.parse(printed.toString()) as Printed
}

const zones = ['UTC', 'America/Los_Angeles', 'Asia/Shanghai', 'Australia/Lord_Howe'] as const
const [utc, ...elsewhere] = zones.map(printedIn) as [Printed, ...Printed[]]

describe('T18: Beijing time', () => {
  it('was asked for on machines that stand in different time zones', () => {
    expect(new Set([utc, ...elsewhere].map(({ machine }) => machine)).size).toBe(zones.length)
  })

  it('is eight hours ahead of UTC at every hour of the year', () => {
    const shifted = utc.instants.map(([instant]) => {
      const [day, time] = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().split('T')
      return [instant, day, time!.slice(0, 5)]
    })
    expect(utc.instants).toEqual(shifted)
  })

  it.each(elsewhere.map((printed, n) => [zones[n + 1], printed] as const))(
    'is the same in %s',
    (_, printed) => {
      const { machine: here, ...expected } = utc
      const { machine: there, ...said } = printed
      expect(there).not.toBe(here)
      const differing = said.instants.filter((row, n) => row.join() !== expected.instants[n]!.join())
      expect(differing).toEqual([])
      expect(said).toEqual(expected)
    },
  )

  it('opens every window at 17:00, closes it at 17:30 and locks at 15:00', () => {
    const wrong = utc.windows.filter(
      ([day, opens, edition]) =>
        opens !== `${day}T09:00:00.000Z` ||
        edition.opensAt !== `${day}T09:00:00.000Z` ||
        edition.closesAt !== `${day}T09:30:00.000Z` ||
        edition.locksAt !== `${day}T07:00:00.000Z`,
    )
    expect(wrong).toEqual([])
    expect(utc.windows).toHaveLength(3 * 12 * 4)
  })

  it('D1: opens windows at 16:00 from Monday to Friday, at 10:00 on Saturdays and Sundays', () => {
    const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
    const expected = utc.weekly.map(([day]) => [day, `${day}T${isWeekend(day) ? '02' : '08'}:00:00.000Z`])
    expect(utc.weekly).toEqual(expected)
    expect(utc.weekdays).toEqual(utc.weekly.map(([day]) => day).filter((day) => !isWeekend(day)))
  })
})
