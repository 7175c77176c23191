// Records whose time is over: old sign-ins, made old past the program, and a proposal to dispose of one that waits for a second person.
import { act } from './acts.mjs'
import { statements } from './state.mjs'
import { Visitor } from './visitor.mjs'

/** A session of this role that was last used years ago, and a new one: only the latest of a person is kept longer. */
async function oldSignIn(site, url, role) {
  await Visitor.as(site, role)
  const then = "'2023-01-01T00:00:00.000Z'"
  await statements(url, `UPDATE access_sessions SET created_at = ${then}, last_seen_at = ${then}, ended_at = ${then} WHERE account_id = (SELECT id FROM access_accounts WHERE user_name = '${role}')`)
  await Visitor.as(site, role)
}

/** The page of a class with something due, and that of a proposal, for the second person. */
export async function pagesOfDisposal(site, url) {
  const manager = await Visitor.as(site, 'board-business-manager')
  const administrator = await Visitor.as(site, 'administrator')
  await oldSignIn(site, url, 'auditor')
  const proposal = await act(manager, '/retention/classes/sign_ins', '/retention/classes/sign_ins/proposals', { reason: 'Two years are over' })
  await oldSignIn(site, url, 'social-worker')
  return [{ address: proposal, as: administrator }, { address: '/retention/classes/sign_ins', as: manager }]
}
