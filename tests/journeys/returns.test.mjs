import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { run, temporaryFolder } from './support/holdfast.mjs'

const [done, refused, usage] = [0, 1, 2]
const columns = 'rule,severity,la_child_id,module,table,field,value,message'

const disabilities = 'MOB HAND PC INC COMM LD HEAR VIS'.split(' ').map(code => `<Disability>${code}</Disability>`).join('')
const child = (id, more = '') => `<Child><ChildIdentifiers><LAchildID>${id}</LAchildID><PersonBirthDate>2021-05-06</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities>${disabilities}</Disabilities></ChildCharacteristics>
<CINdetails><CINreferralDate>2025-05-01</CINreferralDate><ReferralSource>1A</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>${more}<ReferralNFA>0</ReferralNFA></CINdetails></Child>`
const census = (...children) => `<?xml version="1.0" encoding="UTF-8"?>
<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails></Header>
<Children>
${children.join('\n')}
</Children></Message>
`

function fileOf(bytes) {
  const file = join(temporaryFolder(), 'census.xml')
  writeFileSync(file, bytes)
  return file
}
const validate = (bytes, ...words) => run(['validate', 'cin-census', fileOf(bytes), ...words])

describe('validate cin-census', () => {
  test('finds nothing in a sound census, and says how many children it has', async () => {
    const { code, out, err } = await validate(census(child('A1'), child('A2')), '--format', 'csv')
    assert.deepEqual([code, out], [done, `${columns}\r\n`])
    assert.match(err, /2 children, 0 errors, 0 queries/)
  })

  test('prints one row for each breach with what to do, and exits with 1 for an error', async () => {
    const { code, out } = await validate(census(child('A1'), child('A-2', '<Assessments><AssessmentActualStartDate>2025-04-30</AssessmentActualStartDate></Assessments>')), '--format', 'csv')
    assert.equal(code, refused)
    const [header, ...rows] = out.trimEnd().split('\r\n')
    assert.equal(header, columns)
    assert.deepEqual(rows.map(row => row.split(',').slice(0, 7).join(',')), [
      '1580,error,A-2,,ChildIdentifiers,LAchildID,A-2',
      '1103,error,A-2,1,Assessments,AssessmentActualStartDate,2025-04-30',
      '8670Q,query,A-2,1,Assessments,AssessmentActualStartDate,2025-04-30',
    ])
    for (const row of rows) assert.match(row, /\. [A-Z].*\."?$/)
  })

  test('exits with 0 when there are queries only, and gives them as JSON', async () => {
    const { code, out } = await validate(census(child('A1', '<DateOfInitialCPC>2025-06-02</DateOfInitialCPC><Section47><S47ActualStartDate>2025-05-06</S47ActualStartDate><ICPCnotRequired>true</ICPCnotRequired></Section47>')), '--format', 'json')
    assert.equal(code, done)
    const rows = JSON.parse(out)
    assert.deepEqual(rows.map(row => [row.rule, row.severity, row.la_child_id, row.module, row.value]), [['2991Q', 'query', 'A1', 1, null]])
    assert.deepEqual(Object.keys(rows[0]).join(','), columns)
  })

  test('gives whole-return rules an empty child and header rules too', async () => {
    const { out } = await validate(census(child('A1')).replaceAll(/<Disability>(?!NONE)\w+/g, '<Disability>LD').replace('2026-03-31', '2026-03-30'), '--format', 'csv')
    const rows = out.trimEnd().split('\r\n').slice(1).map(row => row.split(','))
    assert.deepEqual(rows.filter(row => row[2] === '').map(row => row[0]), ['100', '2887Q'])
  })

  test('says what was not run and what it does not know on standard error', async () => {
    const { out, err } = await validate(census(child('A1', '<Newest>1</Newest>')).replace('<ReferenceDate>2026-03-31</ReferenceDate>', ''), '--format', 'csv')
    assert.equal(out.trimEnd().split('\r\n').length, 2)
    assert.match(err, /rules were not run, because the header has no reference date that can be read: .*8670Q/)
    assert.match(err, /CINdetails\/Newest is not an element of the census; it is kept as it is and no rule looks at it: line 6, child A1/)
  })

  test('names the line of what cannot be read, and runs no rule on what is no census', async () => {
    for (const [bytes, wrong] of [
      [census(child('A1')).replace('</ChildIdentifiers>', ''), /line 6: ChildIdentifiers is closed by <\/Child>/],
      [census(child('A1')).slice(0, 700), /the file ends inside .*cut short/],
      ['<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]>\n<a>&c;</a>', /line 2: .*document type declaration/],
      [Buffer.from(census(child('A1')), 'utf16le'), /line 1: .*UTF-16/],
      [census(child('A1')).replace('UTF-8', 'ISO-8859-1'), /line 1: .*ISO-8859-1/],
      [Buffer.concat([Buffer.from(census(child('Caf')).slice(0, 300)), Buffer.from([0xe9])]), /not UTF-8/],
      ['code,name\n1,2\n', /is this an XML file/],
      ['', /the file is empty/],
    ]) {
      const { code, err } = await validate(bytes, '--format', 'csv')
      assert.equal(code, refused)
      assert.match(err, wrong)
    }
    assert.match((await validate('a,b\n', '--format', 'csv')).err, /no rule was run/)
  })

  test('finds every breach that was planted in a made-up census, and nothing in one without', async () => {
    const file = join(temporaryFolder(), 'made-up.xml')
    const made = (...words) => run(['example', 'census', '--children', '300', '--seed', '7', '--out', file, ...words])
    assert.equal((await made()).code, done)
    assert.equal((await run(['validate', 'cin-census', file, '--format', 'csv'])).out, `${columns}\r\n`)
    assert.equal((await made('--plant', 'all')).code, done)
    const { code, out } = await run(['validate', 'cin-census', file, '--format', 'json'])
    assert.equal(code, refused)
    const rows = JSON.parse(out)
    assert.equal(new Set(rows.map(row => row.rule).filter(rule => !['2883'].includes(rule))).size, 106)
    for (const { rule, la_child_id: child } of rows.filter(row => row.la_child_id)) assert.match(child, /^P/, rule)
    assert.equal((await made('--plant', '1103,2886Q')).code, refused)
    assert.equal((await made('--plant', '1103', '--collection', '2020')).code, refused)
  })

  test('needs a file that is there, and is told how it is called', async () => {
    assert.equal((await run(['validate', 'cin-census', '/nowhere/census.xml'])).code, refused)
    for (const words of [['validate'], ['validate', 'cin-census'], ['validate', 'cin-census', 'a.xml', '--format', 'xml'], ['validate', 'sen2', 'a.xml']])
      assert.equal((await run(words)).code, usage)
  })
})
