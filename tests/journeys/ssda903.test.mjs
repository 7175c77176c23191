import assert from 'node:assert/strict'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { newDatabase, run, temporaryFolder } from './support/holdfast.mjs'
import { databases } from './support/postgres.mjs'

const [done, refused, usage] = [0, 1, 2]
const columns = 'rule,severity,la_child_id,module,table,field,value,message'

const episodes = `CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
A1,10/05/2016,S,V2,N1,U6,PR1,01/09/2016,X1,CARPL,CA1 1AA,,
A1,01/09/2016,P,V2,N1,K2,PR4,,,,,,
`
const header = `CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB
A1,2,05/05/2005,WBRI,UN1,0,
`
const reviews = `TEAM,REVIEW_CODE,CHILD,DOB,REVIEW
North,PN1,A1,05/05/2005,01/06/2016
`

function filesOf(...texts) {
  const folder = temporaryFolder()
  return texts.map((text, i) => {
    const file = join(folder, `table-${i + 1}.csv`)
    writeFileSync(file, text)
    return file
  })
}
const validate = (texts, ...words) => run(['validate', 'ssda903', ...filesOf(...texts), ...words])

describe('validate ssda903', () => {
  test('finds nothing in sound tables, in whatever order, and says of which year they are and what was not run', async () => {
    const { code, out, err } = await validate([reviews, header, episodes], '--format', 'csv')
    assert.deepEqual([code, out], [done, `${columns}\r\n`])
    assert.match(err, /the year of the return is 2016-17, that of the newest day in Episodes/)
    assert.match(err, /rules were not run, because AD1 is not among the files: .*333/)
    assert.match(err, /table-1\.csv: no rule looks at what is not of Reviews: TEAM/)
    assert.match(err, /1 child, 0 errors, 0 queries/)
  })

  test('prints one row for each breach with the line as its module, and exits with 1 for an error', async () => {
    const { code, out } = await validate([episodes.replace('P,V2', 'P,V9').replace('01/09/2016,X1', '02/09/2016,X1'), header], '--format', 'csv')
    assert.equal(code, refused)
    const [first, ...rows] = out.trimEnd().split('\r\n')
    assert.equal(first, columns)
    assert.deepEqual(rows.map(row => row.split(',').slice(0, 7).join(',')), [
      '144,error,A1,3,Episodes,LS,V9',
      '388,error,A1,2,Episodes,REC,X1',
      '433,error,A1,3,Episodes,DECOM,01/09/2016',
      '501,error,A1,3,Episodes,DECOM,01/09/2016',
    ])
    for (const row of rows) assert.match(row, /\. [A-Z].*\."?$/)
  })

  test('takes the year that is given, and gives JSON and a table', async () => {
    const { code, out, err } = await validate([header], '--year', '2024-25', '--format', 'json')
    assert.equal(code, refused)
    assert.deepEqual(JSON.parse(out).map(row => [row.rule, row.severity, row.la_child_id, row.module, row.table, row.value]), [['101', 'error', 'A1', 2, 'Header', '2']])
    assert.match(err, /the year of the return is 2024-25\n/)
    assert.match((await validate([header], '--year', '2024-25')).out, /101 +error +A1 +2 +Header +SEX +2/)
  })

  test('takes codes of every collection where no year is known, and says so', async () => {
    const { code, err } = await validate([header], '--format', 'csv')
    assert.equal(code, done)
    assert.match(err, /the year of the return is not known.*give --year/)
    assert.match(err, /was not run, because the year of the return is not known: 301/)
  })

  test('names every file that cannot be read with its line, and prints no breach', async () => {
    const { code, out, err } = await validate([episodes.replace('A1,01/09', 'A1,"01/09'), header.replace('MC_DOB\n', '\n'), reviews, reviews, 'a,b\n', Buffer.from(header, 'utf16le')], '--format', 'csv')
    assert.deepEqual([code, out], [refused, ''])
    assert.match(err, /table-1\.csv: line 3: the quotation mark that opens a cell on this line is never closed/)
    assert.match(err, /table-2\.csv: line 1: this is Header, but without MC_DOB/)
    assert.match(err, /table-3\.csv and .*table-4\.csv are both Reviews/)
    assert.match(err, /table-5\.csv: line 1: the column names are of no table/)
    assert.match(err, /table-6\.csv: line 1: /)
  })

  test('refuses a file that is too large, a folder and one that is not there', async () => {
    const { code, err } = await validate([`${header}${',,,,,,\n'.repeat(5_000_000)}`])
    assert.equal(code, refused)
    assert.match(err, /is larger than 32 MB/)
    assert.match((await run(['validate', 'ssda903', '/'])).err, /is a folder/)
    assert.match((await run(['validate', 'ssda903', '/nowhere/a.csv'])).err, /cannot be read/)
  })

  test('is told how it is called', async () => {
    for (const words of [[], ['a.csv', '--year', '2016'], ['a.csv', '--format', 'xml']]) assert.equal((await run(['validate', 'ssda903', ...words])).code, usage)
  })
})

for (const [kind, address] of Object.entries(databases)) describe(`import and export ssda903, on ${kind}`, () => {
  const agencies = 'agency,name,from,until,type,sector,ods,la,succeeds,note\ncouncil,Council,,,local_authority,public,,909,,\n'

  test('loads a return into the records, writes it from them, and changes nothing when that is loaded again', async () => {
    const { url, folder } = newDatabase(await address())
    const [council] = filesOf(agencies)
    const holdfast = (...words) => run(['--database', url, ...words])
    assert.equal((await holdfast('import', 'agencies', council)).code, done)
    const files = filesOf(header, episodes, reviews)

    const trial = await holdfast('import', 'ssda903', ...files, '--dry-run')
    assert.equal(trial.code, done, trial.err)
    assert.match(trial.err, /looked_after_episodes: would be 2 added/)
    assert.match((await holdfast('export', 'ssda903', '--year', '2016-17', '--out', join(folder, 'none'))).err, /0 children/)

    const loaded = await holdfast('import', 'ssda903', ...files)
    assert.match(loaded.err, /1 child, 1 new; 0 errors, 0 queries/)
    const out = join(folder, 'return')
    assert.match((await holdfast('export', 'ssda903', '--year', '2016-17', '--authority', '909', '--out', out)).err, /1 child/)
    assert.equal(readFileSync(join(out, 'Episodes.csv'), 'utf8'), episodes.replaceAll('\n', '\r\n'))
    assert.equal(readFileSync(join(out, 'Reviews.csv'), 'utf8'), 'CHILD,DOB,REVIEW,REVIEW_CODE\r\nA1,05/05/2005,01/06/2016,PN1\r\n')

    const book = join(folder, 'annex-a.xlsx')
    assert.match((await holdfast('export', 'annex-a', '--as-at', '2017-03-31', '--out', book)).err, /1 child/)
    const found = await run(['validate', 'annex-a', book, '--as-at', '2017-03-31', '--format', 'csv'])
    assert.deepEqual([...new Set(found.out.trim().split('\r\n').slice(1).map(row => row.split(',').slice(0, 6).join()))].sort(), [
      'hf-blank,error,A1,2,List 8,Allocated Team', 'hf-blank,error,A1,2,List 8,Allocated Worker', 'hf-blank,error,A1,2,List 8,LA of Placement',
      'hf-blank,error,A1,2,List 8,Placement Location', 'hf-blank,error,A1,2,List 8,Placement postcode'])
    const same = await holdfast('import', 'annex-a', book, '--as-at', '2017-03-31')
    assert.match(same.err, /looked_after_episodes: 0 added, 0 changed, 0 withdrawn, 1 unchanged/)
    const [table] = filesOf('disa_person_id,disa_table_id,disa_disability_code\nA1,1,HEAR\n')
    assert.match((await holdfast('import', 'ssd', table, '--as-at', '2017-03-31')).err, /1 child, 0 new; 0 errors, 0 queries/)
    assert.equal((await holdfast('export', 'annex-a', '--as-at', '2017-03-31', '--out', join(folder, 'lists'))).code, done)
    assert.match(readFileSync(join(folder, 'lists', 'List 8.csv'), 'utf8'), /A1,b\) Female,a\) WBRI: White,05\/05\/2005,11/)

    const again = await holdfast('import', 'ssda903', ...readdirSync(out).map(name => join(out, name)))
    assert.match(again.err, /looked_after_episodes: 0 added, 0 changed, 0 withdrawn, 2 unchanged/)
    assert.match((await holdfast('import', 'ssda903', ...files)).err, /loaded before|0 added/)
  })

  test('refuses what cannot be read, and options that are for returns alone', async () => {
    const { url } = newDatabase(await address())
    const [council, broken] = filesOf(agencies, episodes.replace('10/05/2016', '31/02/2016'))
    assert.equal((await run(['--database', url, 'import', 'agencies', council, '--year', '2016-17'])).code, usage)
    await run(['--database', url, 'import', 'agencies', council])
    const { code, err } = await run(['--database', url, 'import', 'ssda903', broken])
    assert.equal(code, refused)
    assert.match(err, /Episodes, line 2: DECOM "31\/02\/2016" is not a day/)
  })
})
