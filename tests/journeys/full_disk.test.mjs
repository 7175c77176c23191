import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { exampleDatabase, Site } from './support/holdfast.mjs'
import { fillDisk, makeRoom, survivingFullDisk } from './support/limits.mjs'
import { Visitor } from './support/visitor.mjs'

describe('a full disk', () => {
  let database, site, lead, clerk
  before(async () => {
    database = await exampleDatabase()
    site = await Site.serve(database, { through: survivingFullDisk })
    lead = await Visitor.as(site, 'council-safeguarding-lead')
    clerk = await Visitor.as(site, 'administrator')
    await lead.token() // kept before the disk is full
  })
  after(() => site?.stop())

  const submit = (month, value) => lead.submit(`/indicators/CS1.1/2016-${month}/submission`, { version: '0', basis: 'month', value: String(value), numerator: '', denominator: '' })
  const shown = async month => /name="value"[^>]*value="(\d+)"|value="(\d+)"[^>]*name="value"/.exec((await lead.get(`/indicators/CS1.1/2016-${month}/submission?basis=month`)).text)?.[0]

  test('refuses writes with 503, goes on showing pages, and takes writes again when there is room', async () => {
    assert.equal((await submit('04', 41)).status, 303)
    const file = database.url.slice('sqlite:'.length)
    await fillDisk(site.process, [file, `${file}-wal`])
    const { status, text } = await firstRefusal()
    assert.equal(status, 503)
    assert.match(text, /Nothing you sent has been saved/)
    for (const path of ['/', '/scorecard/2016-17', '/figures', '/reports/annual/2016-17']) assert.equal((await lead.get(path)).status, 200, path)
    assert.equal((await submit('06', 61)).status, 503)
    await makeRoom(site.process)
    assert.equal((await submit('07', 71)).status, 303)
    assert.match(await shown('07'), /71/)
    assert.doesNotMatch((await shown('06')) ?? '', /61/)
  })

  /** The log of the database is written again from its start now and then, so there may be room for a few more. */
  async function firstRefusal() {
    for (let value = 1; value <= 2000; ++value) {
      const answer = await clerk.submit('/indicators/CS1.1/2016-17/narrative', { version: String(value - 1), text: `${value} ${'words '.repeat(500)}` })
      if (answer.status !== 303) return answer
    }
    return assert.fail('the disk was never full')
  }

  test('leaves everything that was acknowledged in the file', async () => {
    assert.equal(await site.stop(), 0)
    site = await Site.serve(database)
    lead = await Visitor.as(site, 'council-safeguarding-lead')
    assert.match(await shown('04'), /41/)
    assert.match(await shown('07'), /71/)
  })
})
