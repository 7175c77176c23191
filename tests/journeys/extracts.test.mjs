import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { run, temporaryFolder } from './support/holdfast.mjs'

const [done, refused, usage] = [0, 1, 2]
const columns = 'rule,severity,la_child_id,module,table,field,value,message'
const contacts = `Child Unique ID,Gender,ethnicity,Date of Birth,Age of Child  (Years),Date of Contact,Contact Source,Note
A1,a) Male,a) WBRI,05/05/2005,11,01/03/2017,a) 1A: Individual,x
`

function filesOf(texts) {
  const folder = temporaryFolder()
  return Object.entries(texts).map(([name, text]) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  })
}

describe('validate annex-a', () => {
  const validate = (texts, ...words) => run(['validate', 'annex-a', ...filesOf(texts), ...words])

  test('finds nothing in a sound list, and says which day it is held to and what no rule looks at', async () => {
    const { code, out, err } = await validate({ 'contacts.csv': contacts }, '--format', 'csv')
    assert.deepEqual([code, out], [done, `${columns}\r\n`])
    assert.match(err, /ages are looked at as at 2017-03-01, the newest day in the lists/)
    assert.match(err, /no rule looks at what is not of List 1: Note/)
    assert.match(err, /1 child, 0 errors, 0 queries/)
  })

  test('names list, column, value and line of what is wrong, with what to do', async () => {
    const wrong = contacts + 'A2,x,a) WBRI,31/02/2005,11,,k),y\n'
    const { code, out } = await validate({ 'contacts.csv': wrong }, '--format', 'csv', '--as-at', '2018-03-01')
    assert.equal(code, refused)
    assert.deepEqual(out.trim().split('\r\n').slice(1), [
      'hf-code,error,A2,3,List 1,Gender,x,A cell holds none of the values of its column. Choose one of: a) Male; b) Female; c) Not stated/recorded; d) Neither.',
      'hf-date,error,A2,3,List 1,Date of Birth,31/02/2005,A date is no day that exists. Write it as dd/mm/yyyy.',
      'hf-blank,error,A2,3,List 1,Date of Contact,,A cell that has to hold something is blank. Fill it in.',
      'hf-age,query,A1,2,List 1,Age of Child (Years),11,The age does not follow from the date of birth. Correct the age or the date of birth.'
    ])
  })

  test('refuses what is no list, a list that is there twice and a workbook that is none, all at once', async () => {
    const { code, out, err } = await validate({ 'a.csv': contacts, 'b.csv': contacts, 'c.csv': 'NAME\n', 'd.xlsx': 'PK\x03\x04 not packed' })
    assert.deepEqual([code, out], [refused, ''])
    assert.match(err, /List 1 is there twice: .*a\.csv and .*b\.csv/)
    assert.match(err, /c\.csv: line 1: the column names are of no table/)
    assert.match(err, /d\.xlsx: the workbook is damaged/)
  })

  test('is wrongly called without a file, with a day that is none and with a format that there is not', async () => {
    for (const words of [[], ['a.csv', '--as-at', '31/03/2017'], ['a.csv', '--format', 'xml']])
      assert.equal((await run(['validate', 'annex-a', ...words])).code, usage)
  })
})

describe('validate ssd', () => {
  test('reads a folder of tables, holds references between them, and says which it could not look into', async () => {
    const folder = join(temporaryFolder(), 'extract')
    mkdirSync(folder)
    writeFileSync(join(folder, 'ssd_disability.csv'), 'disa_table_id,disa_person_id,disa_disability_code\n1,C1,HEAR\n1,C2,DEAF\n')
    writeFileSync(join(folder, 'notes.txt'), 'no table')
    const { code, out, err } = await run(['validate', 'ssd', folder, '--format', 'json'])
    assert.equal(code, refused)
    assert.deepEqual(JSON.parse(out).map(row => [row.rule, row.la_child_id, row.field]), [['hf-code', 'C2', 'disa_disability_code'], ['hf-key', 'C2', 'disa_table_id']])
    assert.match(err, /references were not looked into, because no file has: ssd_person\.pers_person_id/)
    assert.match(err, /2 children, 2 errors, 0 queries/)
  })
})
