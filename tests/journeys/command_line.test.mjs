import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import { exampleDatabase, newDatabase, program, run, sources, temporaryFolder } from './support/holdfast.mjs'
import { withFilesUpTo } from './support/limits.mjs'
import { cellsOf } from './support/csv.mjs'
import { sheetsAsCsv } from './support/libreoffice.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'

const example = `${sources}/data/examples/cumbria-2016-17`
const [done, refused, usage, fault] = [0, 1, 2, 3]
const header = 'code,period,basis,numerator,denominator,value,unit,submitted_by,submitted_on\n'

/** The rows of a CSV file as objects. */
function rowsOf(text) {
  const [names, ...cells] = cellsOf(text)
  return cells.map(row => Object.fromEntries(names.map((name, i) => [name, row[i]])))
}

/**
 * What a sheet of ours is as a CSV file of LibreOffice, by the table's own CSV file and what that says of itself: `[x]` where a column of numbers has none,
 * no apostrophe before what cannot be a formula in a sheet, and the line ends of the machine.
 */
function asSheet(csv, { tableSchema: { columns } }) {
  const isNumber = columns.map(column => column.datatype === 'decimal')
  const inSheet = (cell, i) => (cell === '' && i > 0 && isNumber[i] ? '[x]' : cell.replace(/^'(?='*[=+\-@|\t\r\n＝＋－＠｜])/, ''))
  const written = cell => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const [names, ...rows] = cellsOf(csv)
  return [names, ...rows.map(row => row.map(inSheet))].map(row => row.map(written).join(',') + '\n').join('')
}

const read = file => rowsOf(readFileSync(`${example}/${file}`, 'utf8'))

describe('the command line', () => {
  let database
  before(async () => (database = await exampleDatabase()))

  const holdfast = (words, options) => run(['--database', database.url, ...words], options)
  const json = async words => JSON.parse((await holdfast([...words, '--format', 'json'])).out)
  const fileOf = (text, name = 'file.csv') => {
    const file = join(temporaryFolder(), name)
    writeFileSync(file, text)
    return file
  }
  const everything = async () => (await Promise.all([['scorecard', '--year', '2016-17'], ['figures'], ['check', 'figures']].map(words => json(words)))).map(rows => JSON.stringify(rows)).join('\n')

  test('gives each row of the scorecard the agreed keys, with exact numbers and null for what is absent', async () => {
    const rows = await json(['scorecard', '--year', '2016-17'])
    const keys = ['code', 'description', 'value', 'unit', 'good_is', 'target_low', 'target_high', 'rag', 'rag_reason', 'overridden', 'trend']
    assert.equal(rows.length, 48)
    for (const row of rows) assert.deepEqual(Object.keys(row).slice(0, keys.length), keys)
    const { out } = await holdfast(['scorecard', '--year', '2016-17', '--format', 'json'])
    assert.match(out, /"code":"CS3\.0",[^\n]*"value":68\.0,/)
    const without = rows.find(row => row.code === 'CS4.4')
    assert.deepEqual([without.value, without.rag], [null, null])
  })

  test('rates every indicator as the source printed it, HE2 through its override', async () => {
    const printed = {
      red: 'CS2.3 CS3.0 CS3.1 CS3.7 CS3.8 CS3.19 CS3.20 CS3.21 CS3.22 CS5.5 CS7.2b',
      amber: 'CS2.2 CS2.5 CS3.5 CS4.3 HE2',
      null: 'CS3.25 CS4.4 CS8-0', // printed green without a value: CS4.4
    }
    const rows = await json(['scorecard', '--year', '2016-17'])
    const codesOf = rag => rows.filter(row => row.rag === rag).map(row => row.code)
    assert.deepEqual(codesOf('red'), printed.red.split(' '))
    assert.deepEqual(codesOf('amber'), printed.amber.split(' '))
    assert.deepEqual(codesOf(null), printed.null.split(' '))
    assert.equal(codesOf('green').length, 29)
    assert.deepEqual(rows.filter(row => row.overridden).map(row => row.code), ['HE2'])
    for (const row of rows.filter(row => row.rag)) assert.ok(row.rag_reason.includes(row.rag) || row.overridden, `${row.code}: ${row.rag_reason}`)
  })

  test('gives each figure the agreed keys and says where it comes from', async () => {
    const rows = await json(['figures', '--year', '2016-17'])
    const keys = ['key', 'label', 'value', 'numerator', 'denominator', 'unit', 'basis', 'as_at', 'source']
    assert.ok(rows.length > 200)
    for (const row of rows) {
      assert.deepEqual(Object.keys(row).slice(0, keys.length), keys)
      assert.match(row.source, /^(measured|submitted|published)/)
      assert.match(row.basis, /^(snapshot|month|quarter|year_to_date|year|rolling_12_months)$/)
    }
  })

  test('counts indicators from the records beside what is stated', async () => {
    const rows = (await json(['figures', '--year', '2016-17'])).filter(row => row.key === 'cpp.open@2017-03-31')
    assert.equal(rows.at(-1).source, 'measured by counting the records of children')
    assert.ok(rows.slice(0, -1).every(row => row.source.startsWith('published')))
    assert.deepEqual([...new Set(rows.slice(0, -1).map(row => Number(row.value)))].sort(), [523, 525])
  })

  test('counts indicators in groups too, whose numbers make up the whole, and hides small ones for the public', async () => {
    const period = ['indicators', '--from', '2016-04-01', '--to', '2017-03-31']
    const keys = ['code', 'label', 'numerator', 'denominator', 'value', 'unit', 'basis', 'as_at']
    assert.deepEqual(Object.keys((await json(period))[0]), keys)
    const rows = (await json([...period, '--by', 'sex,age'])).filter(row => row.code === 'CS2.3')
    assert.deepEqual(Object.keys(rows[0]), [...keys, 'dimension', 'group', 'shorthand'])
    for (const dimension of ['sex', 'age']) {
      const groups = rows.filter(row => row.dimension === dimension)
      assert.equal(groups.reduce((sum, row) => sum + row.numerator, 0), rows[0].numerator, dimension)
    }
    const hidden = (await json([...period, '--by', 'all', '--public'])).filter(row => row.shorthand === 'c')
    assert.ok(hidden.length > 0 && hidden.every(row => row.numerator === null && row.denominator === null && row.value === null))
    const wrong = await holdfast([...period, '--by', 'shoes'])
    assert.notEqual(wrong.code, done)
    assert.match(wrong.err, /nothing is broken down by shoes/)
  })

  test('finds the contradictions and the arithmetic of the example year, all of them and no others', async () => {
    const found = (await json(['check', 'figures'])).map(({ kind, key }) => `${kind} ${key}`)
    const expected = read('expected_findings.csv').map(({ kind, key }) => `${kind} ${key}`)
    assert.deepEqual([...new Set(found)].sort(), [...new Set(expected)].sort())
    assert.equal((await holdfast(['check', 'figures'])).code, done, 'it exits with 0 whatever it finds')
    for (const finding of await json(['check', 'figures'])) {
      assert.deepEqual(Object.keys(finding).slice(0, 4), ['kind', 'key', 'values', 'reason'])
      for (const value of finding.values) assert.deepEqual(Object.keys(value), ['value', 'place'])
    }
  })

  test('writes the same rows as table, CSV and JSON, in any folder', async () => {
    const cwd = temporaryFolder()
    const rows = await json(['scorecard', '--year', '2016-17'])
    const csv = await holdfast(['scorecard', '--year', '2016-17', '--format', 'csv'], { cwd })
    assert.match(csv.out, /^code,description,value,unit,[^\r]*\r\n/)
    assert.deepEqual(rowsOf(csv.out).map(row => row.code), rows.map(row => row.code))
    const table = await holdfast(['scorecard', '--year', '2016-17'], { cwd })
    for (const row of rows) assert.ok(table.out.includes(row.code), row.code)
    assert.deepEqual([csv.err, table.err, readdirSync(cwd)], ['', '', []])
  })

  test('reads its database from HOLDFAST_DATABASE when none is named', async () => {
    const { code, out } = await run(['scorecard', '--year', '2016-17', '--format', 'csv'], { env: { HOLDFAST_DATABASE: database.url } })
    assert.deepEqual([code, rowsOf(out).length], [done, 48])
  })

  test('changes nothing when the example is loaded a second time', async () => {
    const before = await everything()
    assert.equal((await holdfast(['example', '--accounts', join(temporaryFolder(), 'accounts.txt')])).code, done)
    assert.equal(await everything(), before)
  })

  test('keeps what people changed since, when the example is loaded again', async () => {
    const file = join(temporaryFolder(), 'glossary.csv')
    writeFileSync(file, 'acronym,expansion\nCQC,Changed by hand\n')
    const changed = newDatabase()
    const call = words => run(['--database', changed.url, ...words])
    const accounts = ['--accounts', join(temporaryFolder(), 'accounts.txt')]
    assert.equal((await call(['example', ...accounts])).code, done)
    assert.equal((await call(['import', 'glossary', file])).code, done)
    assert.equal((await call(['example', ...accounts])).code, done)
    assert.match((await call(['import', 'glossary', file])).err, /1 unchanged/)
  })

  test('changes nothing when each file of the example is imported again, from another folder', async () => {
    for (const kind of ['glossary', 'members', 'groups', 'budget', 'plan', 'indicators', 'targets', 'values', 'published', 'series']) {
      const { code, err } = await run(['--database', database.url, 'import', kind, `${kind}.csv`], { cwd: example })
      assert.equal(code, done, err)
      assert.match(err, / 0 added, 0 changed/, kind)
    }
  })

  test('keeps nothing of a dry run', async () => {
    const before = await everything()
    const { code, err } = await holdfast(['import', 'values', '--dry-run', fileOf(header + 'CS1.1,2016-17,year,,,91.9,percent,Team,2017-04-20\n')])
    assert.equal(code, done, err)
    assert.match(err, /: 1 row: 0 would be added, 1 changed, 0 unchanged\n$/)
    assert.equal(await everything(), before)
  })

  const refusals = {
    'an unknown indicator': [header + 'CS9.9,2016-17,year,,,5,percent,Team,2017-04-20\n', /line 2, column code, "CS9\.9"/],
    'a numerator above its denominator': [header + 'CS1.1,2016-17,year,9,8,,percent,Team,2017-04-20\n', /line 2, column numerator, "9"/],
    'a quote that never ends': [header + 'CS1.1,2016-17,year,,,"5,percent,Team,2017-04-20\n', /line 2/],
    'a row with too few cells': [header + 'CS1.1,2016-17\n', /line 2/],
    'bytes that are not UTF-8': [Buffer.concat([Buffer.from(header + 'CS1.1,2016-17,year,,,5,percent,'), Buffer.from([0xff, 0xfe]), Buffer.from(',2017-04-20\n')]), /UTF-8/],
    'a year that is none': [header + 'CS1.1,2016-18,year,,,5,percent,Team,2017-04-20\n', /line 2, column period, "2016-18"/],
    'a value that is no number': [header + 'CS1.1,2016-17,year,,,many,percent,Team,2017-04-20\n', /line 2, column value, "many"/],
    'a header without a column that is needed': ['code,period\nCS1.1,2016-17\n', /line 1/],
    'an empty file': ['', /empty/],
  }
  for (const [what, [text, words]] of Object.entries(refusals))
    test(`refuses ${what}, says where it is, and keeps nothing of a file that is otherwise good`, async () => {
      const good = 'CS1.1,2016-17,year,,,12.3,percent,Team,2017-04-20\n'
      const whole = Buffer.isBuffer(text) ? Buffer.concat([text, Buffer.from(good)]) : text.startsWith(header) ? text + good : text
      const before = await everything()
      const { code, out, err } = await holdfast(['import', 'values', fileOf(whole)])
      assert.equal(code, refused, err)
      assert.match(err, words)
      assert.equal(out, '')
      assert.equal(await everything(), before)
    })

  test('reads look-alike letters as what was meant and says so', async () => {
    const { code, err } = await holdfast(['import', 'values', fileOf(header + 'СS1.1,2016-17,year,,,97.3,percent,Team,2017-04-20\n')])
    assert.equal(code, done, err)
    assert.match(err, /look-alike letters, read as "CS1\.1"/)
  })

  test('refuses a file that is not there, is a folder, or cannot be read, and claims no rows of it', async () => {
    const files = ['/no/such/file.csv', temporaryFolder(), '/proc/self/mem']
    if (process.getuid() !== 0) {
      files.push(fileOf(header))
      chmodSync(files.at(-1), 0)
    }
    for (const file of files) {
      const { code, err } = await holdfast(['import', 'values', file])
      assert.equal(code, refused, err)
      assert.ok(err.includes(file), err)
      assert.doesNotMatch(err, /rows/)
    }
  })

  test('tells a wrong call (2) from a refusal (1) and a fault (3)', async () => {
    const expected = [
      [usage, []],
      [usage, ['no-such-command']],
      [usage, ['scorecard']],
      [usage, ['scorecard', '--year', '2016']],
      [usage, ['scorecard', '--year', '2016-17', '--format', 'xml']],
      [usage, ['import', 'nonsense', '/dev/null']],
      [usage, ['serve', '--threads', '0']],
      [refused, ['scorecard', '--year', '1999-00']],
      [refused, ['user', 'add', 'somebody', '--name', 'Some Body', '--role', 'no_such_role']],
      [usage, ['report', 'annual', '--year', '2016-17', '--out', temporaryFolder(), '--formats', 'docx']],
      [refused, ['report', 'annual', '--year', '2031-32', '--out', temporaryFolder(), '--formats', 'html']],
      [usage, ['copy-to', 'sqlite:elsewhere.sqlite']],
      [refused, ['restore', '/no/such/backup']],
      [done, ['--help']],
      [done, ['--version']],
      [done, ['migrate']],
    ]
    for (const [code, words] of expected) assert.equal((await holdfast(words, { input: 'a long enough password\n' })).code, code, words.join(' '))
    assert.equal((await run(['--database', 'nonsense', 'migrate'])).code, usage)
  })

  test('says that there is nothing for a year, beside a listing without rows', async () => {
    for (const words of [['figures'], ['check', 'figures'], ['budget'], ['business-plan']]) {
      const { code, out, err } = await holdfast([...words, '--year', '2030-31', '--format', 'json'])
      assert.deepEqual([code, JSON.parse(out), err], [done, [], `holdfast: ${words.join(' ')} has nothing for 2030-31\n`])
    }
  })

  test('says of a port that another program has how to name another', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address()
    const { code, err } = await holdfast(['serve', '--port', String(port)])
    other.close()
    assert.deepEqual([code, err], [refused, `holdfast: cannot listen on 127.0.0.1 port ${port}: Address already in use; choose another with --port or --address\n`])
  })

  test('takes the progress off a terminal before it prints anything else there', () => {
    const words = ['--database', database.url, 'import', 'glossary', fileOf('acronym,expansion\n'), fileOf('acronym\n')]
    const shown = spawnSync('script', ['-qec', [program, ...words].map(word => `'${word}'`).join(' '), '/dev/null'], { encoding: 'utf8' }).stdout
    assert.match(shown, /\[#+\.*\] 1\/2 /)
    const left = shown.split('\r\n').map(line => line.split('\x1b[K').at(-1))
    assert.match(left[0], /^\S*: 0 rows: 0 added, 0 changed, 0 unchanged$/)
    for (const line of left) assert.doesNotMatch(line, /\[#/)
  })

  const wrongCalls = {
    'an unknown command': [['nonsense'], /"nonsense" is not a command of holdfast; the commands are serve, /],
    'a slip in a command': [['scorcard', '--year', '2016-17'], /"scorcard" is not a command of holdfast; did you mean scorecard\?/],
    'a slip in the second word of a command': [['check', 'figs'], /"figs" is not a command of holdfast check; did you mean figures\?/],
    'half a command': [['report'], /holdfast report needs a command after it: annual/],
    'an unknown option': [['--nonsense', 'figures'], /holdfast figures has no option --nonsense/],
    'a slip in an option of the command': [['scorecard', '--yer=2016-17'], /holdfast scorecard has no option --yer; did you mean --year\?/],
    'a slip in an option of every command': [['figures', '--databse', 'x'], /holdfast figures has no option --databse; did you mean --database\?/],
    'an option cut short': [['figures', '--data', 'x'], /holdfast figures has no option --data; did you mean --database\?/],
    'a word too many': [['scorecard', '--year', '2016-17', 'extra'], /holdfast scorecard takes no "extra"/],
    'an option without its value': [['scorecard', '--year'], /--year needs a value/],
    'an option given twice': [['figures', '--year', '2016-17', '--year', '2017-18'], /--year can be given only once/],
    'a year in another form': [['scorecard', '--year', '16/17'], /--year: "16\/17" is not a reporting year such as 2016-17/],
    'no year at all': [['scorecard', '--year', ''], /--year: "" is not a reporting year/],
    'a year of a report in another form': [['report', 'annual', '--year', '2016', '--out', 'report'], /--year: "2016" is not a reporting year/],
    'an unknown format': [['figures', '--format', 'XML'], /--format: "XML" is not one of table, csv, json/],
    'a port that is none': [['serve', '--port', '99999'], /--port: "99999" is not a whole number from 0 to 65535/],
    'an address that is none': [['serve', '--address', 'nosuch'], /--address: "nosuch" is not an IP address/],
    'a proxy that is none': [['serve', '--trusted-proxy', 'nosuch'], /--trusted-proxy: "nosuch" is not an IP address/],
    'a phase that is none': [['serve', '--phase', 'live'], /--phase: "live" is not one of alpha, beta/],
    'an address for feedback that is none': [['serve', '--phase', 'beta', '--feedback', 'javascript:alert(1)'], /--feedback: "javascript:alert\(1\)" is neither a mail address nor one such as https:/],
    'feedback about a service that is there for good': [['serve', '--feedback', 'a@example.org'], /--feedback requires --phase/],
    'nobody as who is acting': [['--as', '', 'figures'], /--as: it cannot be empty/],
    'a file without a name': [['backup', ''], /FILE: it cannot be empty/],
    'a slip in the kind of a file': [['import', 'value', 'x'], /"value" is not a kind of file that can be imported; did you mean values\?/],
  }
  for (const [what, [words, message]] of Object.entries(wrongCalls))
    test(`names what is wrong in ${what}, exits with 2 and makes nothing`, async () => {
      const cwd = temporaryFolder()
      const { code, out, err } = await run(words, { cwd })
      assert.deepEqual([code, out, readdirSync(cwd)], [usage, '', []], err)
      assert.match(err, message)
      assert.match(err, /^holdfast: [^\n]*\n$/)
    })

  /** What is there under names that are no database, no backup and no folder. */
  function unsuitable() {
    const folder = temporaryFolder()
    const at = name => join(folder, name)
    writeFileSync(at('text'), 'not a database')
    writeFileSync(at('empty'), '')
    writeFileSync(at('header'), 'SQLite format 3\0')
    mkdirSync(at('folder'))
    execFileSync('python3', ['-c', 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript("CREATE TABLE bookmarks (url TEXT)")', at('foreign')])
    if (process.getuid() !== 0) {
      writeFileSync(at('unreadable'), '')
      chmodSync(at('unreadable'), 0)
      mkdirSync(at('locked'), { mode: 0o500 })
    }
    return { at, names: readdirSync(folder), contents: () => readdirSync(folder, { recursive: true }).sort().join('\n') }
  }

  async function isRefused(words, message, options) {
    const { code, out, err } = await run(words, options)
    assert.deepEqual([code, out], [refused, ''], `${words.join(' ')}: ${err}`)
    assert.match(err, message)
    assert.doesNotMatch(err, /SQLite:|PRAGMA|filesystem error|pg_restore|errno|\(\d+\)/)
    assert.match(err, /^holdfast: [^\n]*\n$/)
  }

  test('refuses as a database what is none, and leaves it as it is', async () => {
    const { at, names, contents } = unsuitable()
    const before = contents()
    const messages = { text: /text is not a database file/, header: /header is not a database file/, folder: /folder is a folder, not a file/, foreign: /foreign is the database of another program/, unreadable: /unreadable cannot be read by this user/, locked: /locked is a folder/ }
    for (const name of names.filter(name => name !== 'empty'))
      for (const words of [['scorecard', '--year', '2016-17'], ['migrate'], ['serve', '--port', '0'], ['import', 'values', `${example}/values.csv`], ['backup', at('copy')], ['user', 'add', 'x', '--name', 'X', '--role', 'auditor']])
        await isRefused(['--database', `sqlite:${at(name)}`, ...words], messages[name])
    await isRefused(['--database', 'sqlite:/dev/zero', 'migrate'], /\/dev\/zero is not an ordinary file/)
    await isRefused(['--database', `sqlite:${at('text/x')}`, 'migrate'], /text is not a folder/)
    assert.equal(contents(), before)
    assert.equal(readFileSync(at('text'), 'utf8'), 'not a database')
  })

  test('refuses as a backup what is none, and keeps the database', async () => {
    const { at, names } = unsuitable()
    const before = await everything()
    for (const name of names) await isRefused(['--database', database.url, 'restore', at(name)], /is not a whole backup of this product: it |is a folder, not a file|cannot be read by this user/)
    await isRefused(['--database', database.url, 'restore', '/no/such/backup'], /there is no file \/no\/such\/backup/)
    await isRefused(['--database', database.url, 'restore', '/dev/zero'], /\/dev\/zero is not an ordinary file/)
    assert.equal(await everything(), before)
  })

  test('refuses to write a backup where none can be, over a device, and over the database itself', async () => {
    const { at, contents } = unsuitable()
    const device = at('device')
    execFileSync('mkfifo', [device])
    const [before, file] = [contents(), database.url.slice('sqlite:'.length)]
    await isRefused(['--database', database.url, 'backup', '/no/such/folder/copy'], /there is no folder \/no\/such\/folder/)
    await isRefused(['--database', database.url, 'backup', at('folder')], /folder is a folder, not a file/)
    await isRefused(['--database', database.url, 'backup', `${at('folder')}/`], /is the name of a folder/)
    await isRefused(['--database', database.url, 'backup', at('text/copy')], /text is not a folder/)
    await isRefused(['--database', database.url, 'backup', device], /device is not an ordinary file/)
    await isRefused(['--database', database.url, 'backup', file], /is the database itself/)
    if (process.getuid() !== 0) await isRefused(['--database', database.url, 'backup', at('locked/copy')], /may not write in /)
    assert.equal(contents(), before)
    assert.equal((await holdfast(['figures'])).code, done)
  })

  test('refuses to write a report where none can be, before it writes any of it', async () => {
    const { at, contents } = unsuitable()
    mkdirSync(at('taken/annual-report.html'), { recursive: true })
    mkdirSync(at('tabled'))
    writeFileSync(at('tabled/tables'), '')
    const before = contents()
    const report = (folder, formats = 'html,csv') => ['--database', database.url, 'report', 'annual', '--year', '2016-17', '--formats', formats, '--out', folder]
    await isRefused(report(at('text')), /text is a file, so no folder can be there/)
    await isRefused(report(at('text/below/it')), /text is a file, so no folder can be there/)
    await isRefused(report(at('taken')), /annual-report\.html is a folder/)
    await isRefused(report(at('tabled')), /tables is a file/)
    await isRefused(report('/proc/report'), /may not write in \/proc/)
    if (process.getuid() !== 0) await isRefused(report(at('locked/report')), /may not write in /)
    assert.equal(contents(), before)
  })

  test('loads no example among the records of another partnership', async () => {
    const own = newDatabase()
    const at = words => run(['--database', own.url, ...words])
    assert.equal((await at(['import', 'glossary', fileOf('acronym,expansion\nOURS,Our Own\n')])).code, done)
    const { code, err } = await at(['example', '--accounts', join(temporaryFolder(), 'accounts.txt')])
    assert.deepEqual([code, err], [refused, "holdfast: this database holds a partnership's own records (imported: glossary); load the example into a new one\n"])
    assert.deepEqual(JSON.parse((await at(['budget', '--format', 'json'])).out), [])
  })

  test('loads no example whose passwords could not be told', async () => {
    const { at, contents } = unsuitable()
    const before = contents()
    for (const accounts of ['/no/such/folder/accounts.txt', at('folder'), at('text/accounts.txt')])
      await isRefused(['--database', `sqlite:${at('new.sqlite')}`, 'example', '--accounts', accounts], /there is no folder|is a folder|is not a folder/)
    assert.equal(contents(), before)
  })

  test('never writes over the passwords of another database', async () => {
    const { folder, url } = newDatabase()
    const accounts = join(folder, 'accounts.txt')
    const load = of => run(['--database', of, 'example', '--accounts', accounts])
    assert.equal((await load(url)).code, done)
    const told = readFileSync(accounts, 'utf8')
    const { code, err } = await load(`sqlite:${folder}/other.sqlite`)
    assert.deepEqual([code, err], [refused, `holdfast: ${accounts} is there already and may hold the passwords of another database; move it away, or name another file with --accounts\n`])
    assert.equal(existsSync(`${folder}/other.sqlite`), false, 'no database was made')
    const empty = `sqlite:${folder}/empty.sqlite`
    await run(['--database', empty, 'migrate'])
    assert.equal((await load(empty)).code, refused)
    assert.deepEqual(JSON.parse((await run(['--database', empty, 'budget', '--format', 'json'])).out), [], 'nothing was loaded')
    assert.equal(readFileSync(accounts, 'utf8'), told)
    assert.equal((await load(url)).code, done, 'the database whose they are goes on')
  })

  test('tries a file out on no database without making one', async () => {
    const folder = temporaryFolder()
    for (const kind of ['values', 'cin-census']) {
      const tried = await run(['--database', `sqlite:${folder}/none.sqlite`, 'import', kind, '--dry-run', fileOf(header)])
      assert.deepEqual([tried.code, /there is no database at /.test(tried.err)], [refused, true], tried.err)
    }
    assert.deepEqual(readdirSync(folder), [])
  })

  test('imports what is piped into it', async () => {
    const fresh = newDatabase()
    const piped = input => run(['--database', fresh.url, 'import', 'glossary', '-'], { input })
    assert.deepEqual(await piped('acronym,expansion\nAB,One\n'), { code: done, out: '', err: 'standard input: 1 row: 1 added, 0 changed, 0 unchanged\n' })
    const bad = await piped('acronym,expansion\nCD\n')
    assert.equal(bad.code, refused)
    assert.match(bad.err, /^standard input: line 2: [^]*holdfast: standard input: nothing was imported: 1 mistake\n$/)
    assert.equal((await piped('')).code, refused)
  })

  test('says in good English how many rows a file has', async () => {
    const fresh = newDatabase()
    const imported = async text => (await run(['--database', fresh.url, 'import', 'glossary', fileOf(`acronym,expansion\n${text}`, 'glossary.csv')])).err.replace(/^.*glossary.csv: /gm, '')
    assert.equal(await imported(''), '0 rows: 0 added, 0 changed, 0 unchanged\n')
    assert.equal(await imported('AB,One\n'), '1 row: 1 added, 0 changed, 0 unchanged\n')
    assert.equal(await imported('AB,Two\nCD,Three\n'), '2 rows: 1 added, 1 changed, 0 unchanged\n')
    assert.match(await imported('AB\n'), /nothing was imported: 1 mistake\n$/)
    assert.match(await imported('AB\nCD\n'), /nothing was imported: 2 mistakes\n$/)
  })

  test('says so when what it prints cannot be written', async () => {
    for (const words of [['routes'], ['--help'], ['figures']]) {
      const { code, err } = await holdfast(words, { through: ['bash', '-c', 'exec "$@" >/dev/full', 'bash'] })
      assert.deepEqual([code, /No space left/.test(err)], [fault, true], err)
    }
  })

  test('never shows the password of a database address, whatever is wrong with it', async () => {
    const addresses = ['postgresql://user:hidden@127.0.0.1:1/x', 'postgresql://user:hid@den@127.0.0.1:1/x', 'postgresql://user:hid/den@127.0.0.1:1/x', 'postgresql://user:hid%zzden@127.0.0.1:1/x', 'postgresql://user:hidden@127.0.0.1:99999/x', 'postgresql://user:hidden@127.0.0.1/x?nonsense=1', 'mysql://user:hidden@127.0.0.1/x']
    for (const address of addresses)
      for (const words of [['figures'], ['restore', `${example}/values.csv`]]) {
        const { code, err } = await run(['--database', address, ...words])
        assert.ok([usage, fault].includes(code), `${address}: ${code}`)
        assert.doesNotMatch(err, /hid|den/, address)
        assert.match(err, /^holdfast: [^\n]*\n$/)
      }
  })

  test('says that a server which is there refuses, and why, and exits with 1', async t => {
    const server = process.env.HOLDFAST_TEST_POSTGRES
    if (!server) return t.diagnostic('no server is named by HOLDFAST_TEST_POSTGRES')
    const at = (user, name) => Object.assign(new URL(server), { username: user, password: 'hidden', pathname: `/${name}` }).href
    for (const words of [['figures'], ['migrate'], ['serve', '--port', '0'], ['restore', `${example}/values.csv`]]) {
      await isRefused(['--database', at('with_password', 'postgres'), ...words], /PostgreSQL refuses the connection: .*password authentication failed for user "with_password"$/m)
      await isRefused(['--database', at('holdfast', 'no_such_database'), ...words], /PostgreSQL refuses the connection: .*"no_such_database" does not exist$/m)
    }
    await isRefused(['--database', database.url, 'copy-to', at('with_password', 'postgres')], /password authentication failed/)
  })

  test('says that a database is gone and exits with 3', async () => {
    for (const words of [['scorecard', '--year', '2016-17'], ['figures'], ['migrate'], ['serve', '--port', '0'], ['import', 'values', `${example}/values.csv`]]) {
      const { code, out, err } = await run(['--database', 'postgresql://127.0.0.1:1/holdfast', ...words])
      assert.deepEqual([code, out], [fault, ''], words.join(' '))
      assert.match(err, /PostgreSQL cannot be reached/)
    }
    assert.equal((await run(['--database', 'sqlite:/no/such/folder/holdfast.sqlite', 'migrate'])).code, refused)
    assert.equal((await run(['--database', 'sqlite:/no/such/folder/holdfast.sqlite', 'figures'])).code, refused)
  })

  test('writes the report whole, its tables beside it, and nothing at all where the disk is full', async () => {
    const folder = join(temporaryFolder(), 'report')
    const order = ['report', 'annual', '--year', '2016-17', '--formats', 'html,xlsx,ods,odt,csv']
    const { code, err } = await holdfast([...order, '--out', folder])
    assert.equal(code, done, err)
    for (const suffix of ['html', 'xlsx', 'ods', 'odt']) assert.ok(statSync(`${folder}/annual-report.${suffix}`).size > 10_000, suffix)
    assert.ok(readdirSync(`${folder}/tables`).length >= 15)
    const html = readFileSync(`${folder}/annual-report.html`, 'utf8')
    assert.doesNotMatch(html, /(src|href)="(https?:)?\/\//, 'the report needs no network')
    assert.doesNotMatch(html, /<script/)
    const full = join(temporaryFolder(), 'report')
    const failed = await holdfast([...order, '--out', full], { through: withFilesUpTo(64) })
    assert.ok([refused, fault].includes(failed.code), `${failed.code}: ${failed.err}`)
    assert.match(failed.err, /annual-report\.html/)
    assert.equal(existsSync(`${full}/annual-report.html`), false)
  })

  test('writes the report without its PDF where no Chromium is, says so, and answers that not all of it was made', async () => {
    const folder = join(temporaryFolder(), 'report')
    const withoutChromium = ['unshare', ...(process.getuid() === 0 ? [] : ['--map-root-user']), '--mount', 'sh', '-c', 'mount --bind /dev/null "$(readlink -f /usr/bin/chromium)" && exec "$@"', 'sh']
    const { code, err } = await holdfast(['report', 'annual', '--year', '2016-17', '--formats', 'html,pdf', '--out', folder], { through: withoutChromium })
    assert.equal(code, refused, err)
    assert.match(err, /Chromium is not installed on this machine/)
    assert.ok(statSync(`${folder}/annual-report.html`).size > 10_000)
    assert.equal(existsSync(`${folder}/annual-report.pdf`), false)
  })

  for (const format of ['ods', 'xlsx']) test(`writes a spreadsheet (${format}) that LibreOffice opens, and saves sheet by sheet as the very CSV files beside it`, async () => {
    const formulas = ['=1+1', '＝1+1', '+2', '－2', '@SUM(A1)', '|x', "'=3"]
    assert.equal((await holdfast(['import', 'glossary', fileOf('acronym,expansion\n' + formulas.map((formula, i) => `ZZ${i},${formula === "'=3" ? "''=3" : formula}\n`).join(''))])).code, done)
    const folder = join(temporaryFolder(), 'report')
    const { code, err } = await holdfast(['report', 'annual', '--year', '2016-17', '--formats', `${format},csv`, '--out', folder])
    assert.equal(code, done, err)
    const sheets = await sheetsAsCsv(`${folder}/annual-report.${format}`, { isAsShown: format === 'ods' })
    // A workbook's numbers have signs and decimals for looking at; what they are is compared.
    const numbers = text => cellsOf(text).map(row => row.map(cell => (/^-?\d+(\.\d+)?$/.test(cell) ? String(Number(cell)) : cell)))
    const compared = format === 'ods' ? text => text : numbers
    const tables = readdirSync(`${folder}/tables`).filter(name => name.endsWith('.csv')).map(name => name.slice(0, -4))
    assert.ok(tables.length >= 15)
    assert.deepEqual([...sheets.keys()].sort(), ['Contents', 'Cover', 'Notes', ...tables].sort())
    for (const name of tables) {
      const ours = readFileSync(`${folder}/tables/${name}.csv`, 'utf8')
      assert.deepEqual(compared(sheets.get(name)), compared(asSheet(ours, JSON.parse(readFileSync(`${folder}/tables/${name}.csv-metadata.json`, 'utf8')))), name)
    }
    const glossary = new Map(cellsOf(readFileSync(`${folder}/tables/glossary.csv`, 'utf8')))
    const inSheet = new Map(cellsOf(sheets.get('glossary')))
    for (const [i, formula] of formulas.entries()) assert.deepEqual([glossary.get(`ZZ${i}`), inSheet.get(`ZZ${i}`)], [`'${formula}`, formula])
    const again = (await holdfast(['import', 'glossary', fileOf('acronym,expansion\n' + [...glossary].slice(1).map(row => row.map(cell => `"${cell}"`).join(',')).join('\n') + '\n')])).err
    assert.match(again, / unchanged/)
    assert.doesNotMatch(again, /[1-9]\d* (new|changed)/)
  })

  test('loads nothing of the example on a full disk, says so, and loads it whole when there is room', async () => {
    const fresh = newDatabase()
    const words = ['--database', fresh.url, 'example', '--accounts', join(fresh.folder, 'accounts.txt')]
    const failed = await run(words, { through: withFilesUpTo(200) })
    assert.equal(failed.code, fault)
    assert.match(failed.err, /SQLite/)
    assert.equal((await run(words)).code, done)
    const rows = JSON.parse((await run(['--database', fresh.url, 'scorecard', '--year', '2016-17', '--format', 'json'])).out)
    assert.equal(rows.length, 48)
  })

  test('hides counts below the threshold in the public edition and shows them in the internal one', async () => {
    const fresh = await exampleDatabase()
    const at = words => run(['--database', fresh.url, ...words])
    const indicator = 'code,description,unit,basis,numerator,denominator,good_is\nX1,Children missing for a week,count,year,Children,,low\n'
    assert.equal((await at(['import', 'indicators', fileOf(indicator)])).code, done)
    assert.equal((await at(['import', 'targets', fileOf('code,year,good_is,target_low,target_high,green_within,amber_within\nX1,2016-17,low,3,3,5,10\n')])).code, done)
    assert.equal((await at(['import', 'values', fileOf(header + 'X1,2016-17,year,,,4,count,Team,2017-04-20\n')])).code, done)
    const rows = async (name, ...words) => {
      const folder = join(temporaryFolder(), name)
      assert.equal((await at(['report', 'annual', '--year', '2016-17', '--out', folder, '--formats', 'html,csv', ...words])).code, done)
      const table = readFileSync(`${folder}/tables/performance_indicators.csv`, 'utf8')
      const ratings = readFileSync(`${folder}/tables/performance_indicator_ratings.csv`, 'utf8')
      return [/^X1,.*$/m.exec(table)[0], /^Red,.*$/m.exec(ratings)[0], /Children missing for a week.*?<\/tr>/s.exec(readFileSync(`${folder}/annual-report.html`, 'utf8'))[0]]
    }
    const [shown, reds] = await rows('internal')
    assert.match(shown, /^X1,Children missing for a week,4,R,/)
    assert.match(reds, /^Red,\d+/)
    const [hidden, noReds, page] = await rows('public', '--edition', 'public')
    assert.match(hidden, /^X1,Children missing for a week,\[c\],\[c\],\[c\],/, 'nor what a target would tell')
    assert.equal(noReds.trim(), 'Red,[c]')
    assert.match(page, /\[c\].*\[c\]/s)
    assert.doesNotMatch(page, />4</)
    assert.match((await rows('lower', '--edition', 'public', '--threshold', '4'))[0], /^X1,Children missing for a week,4,R,/)
    assert.equal((await at(['report', 'annual', '--year', '2016-17', '--out', temporaryFolder(), '--threshold', '1'])).code, usage)
    const unused = await at(['report', 'annual', '--year', '2016-17', '--out', temporaryFolder(), '--edition', 'internal', '--threshold', '3'])
    assert.deepEqual([unused.code, /--threshold: hides counts in the public edition alone/.test(unused.err)], [usage, true], unused.err)
    for (const year of ['2015-16', '2017-18']) assert.equal((await at(['report', 'annual', '--year', year, '--out', temporaryFolder(), '--formats', 'html'])).code, done, year)
  })

  test('restores a backup to what it was', async () => {
    const fresh = await exampleDatabase()
    const at = words => run(['--database', fresh.url, ...words])
    const backup = join(temporaryFolder(), 'backup.sqlite')
    const before = (await at(['figures', '--format', 'csv'])).out
    assert.equal((await at(['backup', backup])).code, done)
    assert.equal((await at(['import', 'values', fileOf(header + 'CS1.1,2016-17,year,,,12.3,percent,Team,2017-04-20\n')])).code, done)
    assert.notEqual((await at(['figures', '--format', 'csv'])).out, before)
    assert.equal((await at(['restore', backup])).code, done)
    assert.equal((await at(['figures', '--format', 'csv'])).out, before)
    const notBackup = await at(['restore', fileOf('not a backup')])
    assert.equal(notBackup.code, refused)
    assert.match(notBackup.err, /not a whole backup/)
    assert.equal((await at(['figures', '--format', 'csv'])).out, before)
  })

  test('keeps the passwords of the example accounts where only their owner can read them', async () => {
    const folder = join(temporaryFolder(), 'kept')
    mkdirSync(folder)
    const file = join(folder, 'accounts.txt')
    await run(['--database', `sqlite:${folder}/holdfast.sqlite`, 'example', '--accounts', file])
    assert.equal(statSync(file).mode & 0o777, 0o600)
  })
})

const postgres = await newPostgresDatabase()
if (postgres)
  describe('the command line on PostgreSQL', () => {
    const period = ['--from', '2016-04-01', '--to', '2017-03-31']
    let databases
    before(async () => (databases = [await exampleDatabase(), await exampleDatabase(postgres)]))

    /** What a command says on SQLite and on PostgreSQL. */
    const onBoth = words => Promise.all(databases.map(({ url }) => run(['--database', url, ...words])))

    for (const words of [['scorecard', '--year', '2016-17'], ['figures'], ['figures', '--year', '2016-17'], ['check', 'figures'], ['budget'], ['business-plan', '--year', '2016-17'], ['statistics'],
      ['indicators', ...period], ['indicators', ...period, '--by', 'all', '--public']])
      test(`says the same of ${words.join(' ')} as on SQLite`, async () => {
        for (const format of ['json', 'csv', 'table']) {
          const [embedded, served] = await onBoth([...words, '--format', format])
          assert.equal(served.code, embedded.code, served.err)
          assert.ok(served.out.length > 100, served.out + served.err)
          assert.equal(served.out, embedded.out)
        }
      })

    test('refuses with the same words, and keeps nothing', async () => {
      const file = join(temporaryFolder(), 'values.csv')
      writeFileSync(file, `${header}CS1.0,2016-17,year,,,12.3,percent,Team,2017-04-20\nXX9,2016-17,year,,,1,percent,Team,2017-04-20\n`)
      const before = await onBoth(['figures', '--format', 'csv'])
      const [embedded, served] = await onBoth(['import', 'values', file])
      assert.equal(embedded.code, refused)
      assert.deepEqual(served, embedded)
      assert.deepEqual((await onBoth(['figures', '--format', 'csv'])).map(each => each.out), before.map(each => each.out))
    })

    test('writes the same reports and returns', async () => {
      const report = ['report', 'annual', '--year', '2016-17', '--formats', 'html,csv']
      const made = [[...report, '--edition', 'internal'], [...report, '--edition', 'public'], ['export', 'cin-census', '--collection', '2017', '--authority', '909'], ['export', 'ssda903', '--year', '2016-17', '--authority', '909'],
        ['export', 'annex-a', '--as-at', '2017-03-31', '--authority', '909']]
      for (const words of made) {
        const places = [temporaryFolder(), temporaryFolder()]
        const out = folder => join(folder, words[1] === 'cin-census' ? 'census.xml' : 'out')
        for (const [i, { url }] of databases.entries()) {
          const { code, err } = await run(['--database', url, ...words, '--out', out(places[i])])
          assert.equal(code, done, err)
        }
        const [names, same] = places.map(place => readdirSync(place, { recursive: true }).filter(name => statSync(join(place, name)).isFile()).sort())
        assert.ok(names.length > 0, words.join(' '))
        assert.deepEqual(same, names)
        const text = (place, name) => readFileSync(join(place, name), 'utf8').replace(/<DateTime>[^<]*/, '') // when it was written
        for (const name of names) assert.equal(text(places[1], name), text(places[0], name), name)
      }
    })
  })
