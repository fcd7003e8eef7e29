import fc from 'fast-check'
import {
  changesOf,
  planRoster,
  readCsv,
  readRosterTable,
  rosterLimits,
  rosterTemplate,
  sayChange,
  type Known,
  type RosterCell,
  type RosterRow,
} from '../../shared/staff'
import { aPerson, allowed, refused } from '../_support/domain-builders'

const head = ['工号', '姓名', '单位', '部门', '职务', '角色']

describe('a roster as a table', () => {
  it('is what the template says', () => {
    expect(allowed(readRosterTable(rosterTemplate))[0]).toEqual({
      ...{ line: 2, staffNo: '1001', name: '王小明', unit: '中山店' },
      ...{ department: '企划部', position: '企划主管', roles: '供稿人' },
    })
  })

  it('may have its columns in any order, under other words, among others, and below a title', () => {
    const cells: RosterCell[][] = [
      ['青梧集团花名册', null, null],
      [null],
      ['岗位', '性别', '姓 名*', '所属单位（全称）', '员工编号：'],
      ['店长', '女', ' 马\n超 ', '中山店', 1007],
      [null, null, null, null, null],
      ['店员', '男', '李雷', '中山店', '0012'],
    ]
    expect(allowed(readRosterTable(cells))).toMatchObject([
      { line: 4, staffNo: '1007', name: '马 超', unit: '中山店', position: '店长', roles: '' },
      { line: 6, staffNo: '0012', name: '李雷' },
    ])
  })

  it('takes departments for units where there is no column of units', () => {
    const [row] = allowed(
      readRosterTable([
        ['工号', '姓名', '部门'],
        ['1', '李雷', '企划部'],
      ]),
    )
    expect(row).toMatchObject({ unit: '企划部', department: '' })
  })

  it.each<[string, RosterCell[][], RegExp]>([
    ['nothing', [], /没有找到列名/],
    ['no headings', [['1001', '王小明']], /没有找到列名/],
    [
      'no numbers and units',
      [
        ['姓名', '职务'],
        ['王小明', '店员'],
      ],
      /缺少这几列：工号、单位/,
    ],
    [
      'two columns of one thing',
      [
        ['工号', '姓名', '单位', '公司'],
        ['1', '王', 'a', 'b'],
      ],
      /两列都是“单位”/,
    ],
    ['headings only', [head, [], [null, ' ']], /一行也没有/],
    [
      'a line too many',
      [head, ...Array.from({ length: rosterLimits.rows + 1 }, (_, n) => [n, '王', '店'])],
      /超过 20000 行/,
    ],
  ])('with %s is refused, with what to do', (_what, cells, message) => {
    expect(refused(readRosterTable(cells))).toMatchObject({ code: 'bad-input', path: 'file' })
    expect(refused(readRosterTable(cells)).message).toMatch(message)
  })
})

describe('text of commas', () => {
  it('is read as it was written, whatever its cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r\n', ';', '王', 'a', ' ') })
    // The first cell keeps the separator known.
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    const quoted = (text: string) => `"${text.replace(/"/g, '""')}"`
    fc.assert(
      fc.property(rows, (wanted) => {
        const text = ['工号,姓名', ...wanted.map((row) => row.map(quoted).join(','))].join('\r\n')
        expect(readCsv(text)).toEqual([['工号', '姓名'], ...wanted])
      }),
    )
  })

  it.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a;b\r\n1,5;2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'a\tb\n1\t',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    ['a"b",c', [['a"b"', 'c']]],
    ['"a', [['a']]],
    ['', []],
  ])('%j', (text, rows) => {
    expect(readCsv(text)).toEqual(rows)
  })
})

const units = [
  { _id: 'shop', name: '中山店' },
  { _id: 'market', name: '青梧超市' },
]

function known(change: Partial<Known> = {}): Known {
  const { _id, position, active } = aPerson()
  const inShop = { unitId: 'shop', unitName: '中山店', roles: [] }
  return { _id, name: '王小明', position, active, staffNo: '1001', ...inShop, ...change }
}

function row(change: Partial<RosterRow> = {}): RosterRow {
  return {
    ...{ line: 2, staffNo: '1001', name: '王小明', unit: '中山店', department: '', position: '', roles: '' },
    ...change,
  }
}

const reasons = (rows: RosterRow[], people: Known[] = []) =>
  planRoster(rows, people, units).bad.map(({ line, why }) => `${line}: ${why.join('；')}`)

describe('a line of a roster', () => {
  it('adds somebody new, under an id of their number', () => {
    const plan = planRoster([row({ staffNo: 'a-7', position: '店员', roles: '供稿人、管理员' })], [], units)
    expect(plan).toMatchObject({ bad: [], changed: [], same: 0, absent: [], newUnits: [] })
    expect(plan.added).toMatchObject([
      {
        ...{ personId: 'no-a-7', before: null, unitId: 'shop' },
        after: { staffNo: 'A-7', name: '王小明', unitName: '中山店', roles: ['submitter', 'admin'] },
      },
    ])
  })

  it('never takes the id of somebody else', () => {
    const [added] = planRoster(
      [row({ position: '店员' })],
      [known({ _id: 'no-1001', staffNo: '9' })],
      units,
    ).added
    expect(added?.personId).toBe('no-1001-2')
  })

  it('changes what it says otherwise, and leaves what it does not say', () => {
    const person = known({ department: '企划部', roles: ['submitter'] })
    const { changed } = planRoster([row({ name: '王晓明', position: '店长' })], [person], units)
    const said = changed.map(({ before, after }) => before && changesOf(before, after).map(sayChange))
    expect(said).toEqual([['姓名：王小明 → 王晓明', '职务：品牌专员 → 店长']])
    expect(changed[0]?.after).toMatchObject({ department: '企划部', roles: ['submitter'] })
  })

  it('of somebody who is so already changes nothing', () => {
    const person = known({ roles: ['submitter'] })
    const plan = planRoster([row({ position: '品牌专员', roles: '供稿人' })], [person], units)
    expect(plan).toMatchObject({ bad: [], added: [], changed: [], same: 1, absent: [] })
  })

  it('gives its number to the one of that name and unit who has none', () => {
    const person = known({ staffNo: undefined })
    const [changed] = planRoster([row()], [person], units).changed
    expect(changed).toMatchObject({ personId: person._id, after: { staffNo: '1001' } })
  })

  it('moves somebody, who leaves what they were in their unit behind but stays an admin', () => {
    const person = known({ roles: ['head', 'admin'] })
    const [changed] = planRoster([row({ unit: '青梧超市' })], [person], units).changed
    expect(changed).toMatchObject({ unitId: 'market', after: { unitName: '青梧超市', roles: ['admin'] } })
  })

  it('takes roles away where it says 无, but nobody’s as an admin', () => {
    const person = known({ roles: ['submitter', 'admin'] })
    const [changed] = planRoster([row({ roles: '无' })], [person], units).changed
    expect(changed?.after.roles).toEqual(['admin'])
  })

  it('names units that are not there, and how many people are in each', () => {
    const rows = [1, 2, 3].map((n) =>
      row({ staffNo: `${n}`, unit: n < 3 ? '新店' : '中山店', position: '店员' }),
    )
    expect(planRoster(rows, [], units).newUnits).toEqual([{ name: '新店', people: 2 }])
  })

  it('lists who is not in it, and removes nobody', () => {
    const gone = known({ _id: 'gone', staffNo: '1002', name: '李雷' })
    const left = known({ _id: 'left', staffNo: '1003', active: false })
    const plan = planRoster([row()], [known(), gone, left], units)
    expect(plan.absent.map(({ personId }) => personId)).toEqual(['gone'])
    expect(plan.changed).toEqual([])
  })

  it.each<[string, Partial<RosterRow>, RegExp]>([
    ['without a name', { name: '' }, /缺姓名/],
    ['without a number', { staffNo: '' }, /缺工号/],
    ['with a number that is none', { staffNo: '１００１号' }, /工号只能是/],
    ['without a unit', { unit: '' }, /缺单位/],
    ['of somebody new without a position', { staffNo: '7' }, /缺职务/],
    ['with a role that does not exist', { roles: '供稿人、店主' }, /没有“店主”这个角色，可用：供稿人/],
    ['with a formula for a name', { name: '=HYPERLINK("http://x","王")' }, /姓名里是公式/],
    ['with a formula in full width', { position: '＝1+1' }, /职务里是公式/],
    ['with markup for a unit', { unit: '<img src=x>' }, /单位里是公式或网页代码/],
    ['with a name that is too long', { name: '王'.repeat(61) }, /姓名太长，最多 60 字/],
    ['of one who would be both hands of a unit', { roles: '供稿人 供稿副手' }, /须是两个人（G1）/],
  ])('%s is not imported, and says why', (_what, change, why) => {
    expect(reasons([row(change)], [known()])).toEqual([expect.stringMatching(why)])
  })

  it('says all that is wrong at once', () => {
    expect(reasons([row({ name: '', unit: '', roles: '店主' })])[0]?.split('；')).toHaveLength(3)
  })

  it('twice in the file is not imported at all, each naming the other', () => {
    const rows = [row(), row({ line: 9, staffNo: '1001' }), row({ line: 11, staffNo: '2', position: '店员' })]
    expect(reasons(rows, [known()])).toEqual(['2: 工号 1001 在第 9 行也有', '9: 工号 1001 在第 2 行也有'])
  })

  it.each([
    ['of somebody who has left', [known({ active: false })], /已离职的王小明；重新入职请用新的工号/],
    ['whose number two people have', [known(), known()], /2 人的工号都是 1001/],
    [
      'whose namesake elsewhere has no number',
      [known({ staffNo: undefined, unitId: 'market', unitName: '青梧超市' })],
      /青梧超市已有一位没有工号的王小明/,
    ],
    [
      'with two namesakes without a number',
      [known({ staffNo: undefined }), known({ staffNo: undefined })],
      /中山店有 2 位没有工号的王小明/,
    ],
  ])('%s is left to a person to settle', (_what, people, why) => {
    expect(reasons([row({ position: '店员' })], people)).toEqual([expect.stringMatching(why)])
  })

  it('does not settle which of two lines is about a namesake without a number', () => {
    const rows = [row(), row({ line: 3, staffNo: '1002' })]
    expect(reasons(rows, [known({ staffNo: undefined })])).toHaveLength(2)
  })
})

describe('G1: of what only one of a unit may be', () => {
  const submitter = known({ _id: 'now', staffNo: '1', name: '高远', roles: ['submitter'] })

  it('nobody becomes a second one', () => {
    expect(reasons([row({ position: '店员', roles: '供稿人' })], [submitter])).toEqual([
      '2: 中山店的供稿人已是高远，一个单位只有一位（G1）',
    ])
  })

  it('two of one file are both refused', () => {
    const rows = ['2', '3'].map((staffNo, n) =>
      row({ line: n + 2, staffNo, position: '店员', roles: '单位负责人' }),
    )
    expect(reasons(rows)).toHaveLength(2)
  })

  it('it goes over where the same file takes it from the one before, who is written first', () => {
    const next = known()
    const rows = [row({ roles: '供稿人' }), row({ line: 3, staffNo: '1', name: '高远', roles: '无' })]
    const plan = planRoster(rows, [submitter, next], units)
    expect(plan.bad).toEqual([])
    expect(plan.changed.map(({ personId }) => personId)).toEqual(['now', next._id])
  })

  it('whoever cannot give it up because their own line is bad keeps it from the next', () => {
    const rows = [
      row({ position: '店员', roles: '供稿人' }),
      row({ line: 3, staffNo: '1', name: '高远', unit: '青梧超市', roles: '供稿人' }),
    ]
    const there = known({
      _id: 'there',
      staffNo: '5',
      name: '许欣',
      unitName: '青梧超市',
      roles: ['submitter'],
    })
    expect(reasons(rows, [submitter, there])).toEqual([
      '2: 中山店的供稿人已是高远，一个单位只有一位（G1）',
      '3: 青梧超市的供稿人已是许欣，一个单位只有一位（G1）',
    ])
  })

  it('no roster whatever leaves a unit with two, and none written twice changes anything', () => {
    const person = fc.record({
      staffNo: fc.constantFrom('1', '2', '3', '4', '5'),
      name: fc.constantFrom('甲', '乙', '丙'),
      unit: fc.constantFrom('中山店', '青梧超市', '新店'),
      position: fc.constantFrom('', '店员', '店长'),
      roles: fc.constantFrom('', '无', '供稿人', '供稿副手', '单位负责人', '供稿人、管理员', '店主'),
    })
    const roster = fc
      .array(person, { maxLength: 6 })
      .map((rows) => rows.map((given, n): RosterRow => ({ ...given, line: n + 2, department: '' })))
    const first = [
      submitter,
      known({ _id: 'two', staffNo: '2', roles: ['head'] }),
      known({ _id: 'x', staffNo: undefined }),
    ]
    fc.assert(
      fc.property(roster, roster, (one, two) => {
        let people: Known[] = first
        for (const rows of [one, two]) {
          const plan = planRoster(rows, people, units)
          people = written(people, plan)
          expect(doubles(people)).toEqual([])
          const again = planRoster(rows, people, units)
          expect([...again.changed, ...again.added].map(({ line }) => line)).toEqual([])
        }
      }),
    )
  })
})

function written(people: readonly Known[], { changed, added }: ReturnType<typeof planRoster>): Known[] {
  const changes = new Map([...changed, ...added].map((change) => [change.personId, change]))
  const after = (change: NonNullable<ReturnType<typeof changes.get>>): Known => ({
    ...{ _id: change.personId, active: true, unitId: change.unitId ?? change.after.unitName },
    ...change.after,
  })
  return [
    ...people.map((person) => {
      const change = changes.get(person._id)
      return change ? after(change) : person
    }),
    ...added.map(after),
  ]
}

function doubles(people: readonly Known[]): string[] {
  const held = people.flatMap(({ unitName, roles }) =>
    roles.filter((role) => role !== 'admin').map((role) => `${unitName} ${role}`),
  )
  return held.filter((post, index) => held.indexOf(post) !== index)
}
