// The lists, counts, searches and downloads in which a person's record can appear, and the records of services that put it there.
import assert from 'node:assert/strict'
import { example } from './examples.mjs'
import { markup } from './markup.mjs'
import { statements } from './state.mjs'

/** The authority that gives the children their numbers and sends the returns about them. */
export const authority = 'cumberland-council'

/**
 * By which route, with which of its words, and what stands there of a record: its reference or its number at the authority. `verbs` are those of which one puts a record there,
 * `only` further says which standings, where there is nothing else to it but the role; `tells` whether somebody who may learn that a child is known is told so there, and `count` the words that say how many there are.
 */
export const lists = [
  ...['/children-in-need', '/child-protection', '/looked-after'].flatMap(path => [
    { pattern: path, by: 'subject', count: /All \((\d+)\)/ },
    { pattern: `${path}/table.csv`, by: 'subject', isTable: true },
  ]),
  { pattern: '/measures/{indicator}/children', query: '?year=2016-17', by: 'subject' },
  { pattern: '/persons/{subject}', by: 'subject', tells: true, of: 'hub' },
  { pattern: '/persons/{subject}/family', by: 'subject', tells: true, of: 'hub' },
  { pattern: '/actions', by: 'subject', count: /Past their day \((\d+)\)/ },
  { pattern: '/allocation', count: /numeric">(\d+)</, verbs: ['allocate'], only: standing => standing.isUnowned },
  { pattern: '/allocation/left', by: 'subject', isOfRole: true, only: standing => standing.isLeft },
  { pattern: '/subject-access', by: 'request', verbs: ['manage', 'allocate'] },
  { pattern: '/returns/{number}/issues', by: 'number' },
  { pattern: '/returns/{number}/issues/children', by: 'number', others: /Of (\d+) child/ },
  { pattern: '/returns/{number}/issues/table.csv', by: 'number' },
]

export const pathOf = (list, { hub, number }) => example(list.pattern, { number, ...(list.of === 'hub' && { subject: hub }) }) + (list.query ?? '')

/** One open referral with an assessment, a plan and an episode of care, a late action and a breach of a rule, for each of these records; the number of the return they came by. */
export async function plantServices(url, records) {
  const run = lines => statements(url, lines.join(';;'))
  await run([`INSERT INTO pathway_entries (source, agency, entered_at, entered_by, reference_on, fingerprint, file) VALUES ('census', '${authority}', '2026-01-05T09:00:00.000Z', 1, '2026-01-01', 'planted', 'planted.xml')`])
  const entry = (await run([`SELECT MAX(id) FROM pathway_entries`])).trim()
  let id = 9_000_000
  await run(records.flatMap(({ subject, number }) => {
    ++id
    const into = (table, columns, values) => `INSERT INTO ${table} (id, child_id, entry_id, ${columns}) SELECT ${id}, p.id, ${entry}, ${values} FROM people_persons p WHERE p.reference = '${subject}'`
    return [
      into('children_in_need_referrals', 'referred_on, source, primary_need, closure_reason, outcome, team, worker', "'2016-06-01', '1A', 'N1', '', '', '', ''"),
      into('children_in_need_assessments', 'referral_id, started_on, factors, team, worker', `${id}, '2016-06-02', '', '', ''`),
      into('child_protection_plans', 'referral_id, started_on, initial_category, latest_category, team, worker', `${id}, '2016-06-20', 'NEG', 'NEG', '', ''`),
      into('looked_after_episodes', 'started_on, start_reason, legal_status, need, placement, provider, end_reason, placement_change_reason, home_postcode, placement_postcode, urn, placement_location',
        "'2016-07-01', 'S', 'C2', 'N1', 'U1', 'PR1', '', '', '', '', '', ''"),
      `INSERT INTO pathway_findings (entry_id, rule, severity, la_child_id, module, table_name, field, value) VALUES (${entry}, '8770Q', 'query', '${number}', 0, 'children', 'upn', '')`,
      `INSERT INTO actions_actions (id, kind, reference, vault, latest_update, due_on, is_open) VALUES (${id}, 'person', '${subject}', 'records', 1, '2016-07-01', 1 = 1)`,
      `INSERT INTO actions_updates (action_id, number, made_at, plan, due_on, progress, concern, owner_agency) VALUES (${id}, 1, '2016-06-01T09:00:00.000Z', 'Plan', '2016-07-01', 'not_started', 'none', '')`,
      `UPDATE people_identifiers SET source = issuer WHERE value = '${number}'`,
    ]
  }))
  return entry
}

/** What a search for the number at the authority shows: the words of its page. */
export async function searchedFor(person, number) {
  const sent = await person.submit('/persons/searches', { given: '', family: '', 'born_on-day': '', 'born_on-month': '', 'born_on-year': '', sex: 'U', postcode: '', number })
  assert.equal(sent.status, 303, markup(sent.text).words)
  return (await person.get(sent.headers.get('location'))).text
}
