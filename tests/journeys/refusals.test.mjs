// Who was refused what is in the operator's log, under the number of their account; nothing of what stood behind a question mark is.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleDatabase, Site } from './support/holdfast.mjs'
import { databases } from './support/postgres.mjs'
import { Visitor } from './support/visitor.mjs'

for (const [kind, address] of Object.entries(databases)) test(`a page that the role does not include, a record that is not for the person and a form they may not send are logged with who asked, on ${kind}`, async () => {
  const site = await Site.serve(await exampleDatabase(await address()))
  const member = await Visitor.as(site, 'board-member')
  assert.equal((await member.get('/accounts?name=Someone')).status, 403)
  assert.equal((await member.get('/account/passkeys/999999')).status, 404)
  assert.equal((await member.submit('/accounts/second-factor', { second_factor: 'off' })).status, 403)
  assert.equal((await member.get('/account')).status, 200)
  assert.equal((await member.get('/no-such-page')).status, 404)
  await site.stop()
  const refusals = site.log.split('\n').filter(line => line.includes('"access.refused"')).map(line => JSON.parse(line))
  assert.deepEqual(refusals.map(({ method, path, status }) => `${method} ${path} ${status}`),
    ['GET /accounts 403', 'GET /account/passkeys/999999 404', 'POST /accounts/second-factor 403'])
  assert.ok(refusals.every(({ account, peer, level }) => Number.isInteger(account) && account > 0 && peer === '127.0.0.1' && level === 'warning'))
  assert.equal(new Set(refusals.map(({ account }) => account)).size, 1)
})
