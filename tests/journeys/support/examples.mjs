// A page that is there for each pattern of a route, so that every route can be asked for.
import assert from 'node:assert/strict'

/** What stands for each name in a pattern; a relation to a record gives its own. */
const usual = { domain: 'child', record_kind: 'need-visits', record: '1', set: 'domestic_abuse_risk', question: 'worry', check: 'none', child: '999999', year: '2016-17', code: 'CS1.1', measure: 'cpp.open', kind: 'values', statistic: 'plans.rate', reference: 'none', format: 'html', file: 'budget_contributions.csv', number: '10', name: 'line-chart', agency: 'example-partnership', person: '1', post: '999999', panel: '999999', case: '999999', grant: '999999', proposal: '999999', issuer: 'council', use: '999999', conflict: '999999', override: '999999', succession: '999999', message: '999999', passkey: '999999', class: 'people_who_left', hold: '999999', certificate: '999999', item: '999999', subject: '0000000000', other: '0000000001', search: 'none', indicator: 'CS2.3', matter: 'names', fact: '999999', merge: '999999', part: '999999', withheld: '999999', document: '999999', version: '1', action: '999999', reader: '999999', strand: 'police', step: 'reopen', sample: '999999', share: '999999', clock: 'first_meeting', system: '999999', secret: '999999', day: new Date().toISOString().slice(0, 10) }

/** A table of each report of what is counted. */
const countedIn = [['/lado/report', 'lado_outcomes.csv'], ['/hub/report', 'hub_outcomes.csv'], ['/hub/domestic-abuse', 'domestic_abuse_outcomes.csv'], ['/early-help/report', 'early_help_reasons.csv']].map(([path, file]) => [path, { file }])

export function example(pattern, values = {}) {
  const period = pattern.startsWith('/indicators') ? '2016-17' : '2017-03-31'
  // One that no agency is named for, so that every data lead may submit it.
  const known = { ...usual, ...(pattern.endsWith('/submission') && { code: 'CS3.13' }), period, ...(pattern.startsWith('/returns/') && { kind: 'census' }), ...countedIn.find(([path]) => pattern.startsWith(path))?.[1], ...values }
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => known[name] ?? assert.fail(`support/examples.mjs has no example for ${whole} of ${pattern}`))
}

/** Patterns whose record the example partnership does not have: the page says so. */
export const absent = new Set([...['/persons', '/lado/allegations'].flatMap(of => ['/documents', '/documents/{document}', '/documents/{document}/download/{version}', '/documents/{document}/removal', '/documents/{document}/erasure',
  '/actions', '/actions/new', '/actions/carried', '/actions/{action}'].map(part => `${of}/{subject}${part}`)),
  ...['/actions', '/actions/new', '/actions/carried', '/actions/{action}'].map(part => `/lado/audits/{subject}${part}`),
  ...['', '/{document}', '/{document}/download/{version}', '/{document}/removal', '/{document}/erasure'].map(part => `/hub/contacts/{subject}/documents${part}`),
  '/contact/sent/{reference}', '/contacts/{reference}', '/contacts/{reference}/documents', ...['', '/assignment', '/rating', '/decision', '/answer', '/reopening', '/notes', '/domestic-abuse', '/risk/{set}', '/children/{child}', '/children/{child}/searches', '/children/{child}/unlinking', '/checks', '/checks/{check}/withdrawal'].map(part => `/hub/contacts/{reference}${part}`),
  ...['/about/{record_kind}/{subject}', '/{reference}', '/{reference}/answer', '/{reference}/next-level', '/{reference}/resolution', '/counts/{year}/tables/{file}'].map(part => `/disagreements${part}`),
  '/checks/{reference}', '/checks/{reference}/answer',
  '/lado/allegations/{reference}', '/lado/allegations/{reference}/acceptance', '/lado/allegations/{reference}/advice', '/lado/allegations/{reference}/assignment', '/lado/allegations/{reference}/closure',
  '/lado/allegations/{reference}/entries/{kind}', '/lado/allegations/{reference}/facts', '/lado/allegations/{reference}/meetings', '/lado/allegations/{reference}/responses', '/lado/allegations/{reference}/steps/{step}',
  '/lado/allegations/{reference}/strands/{strand}', '/lado/allegations/{reference}/outcomes', '/lado/allegations/{reference}/restraint', '/lado/allegations/{reference}/clocks/{clock}', '/lado/allegations/{reference}/colleagues', '/lado/allegations/{reference}/colleagues/{part}/end', '/lado/allegations/{reference}/shares', '/lado/allegations/{reference}/shares/{share}', '/lado/allegations/{reference}/shares/{share}/end', '/lado/shared/{reference}', '/lado/feedback/{reference}', '/lado/consultations/{reference}', '/lado/audits/{sample}', '/lado/audits/{sample}/cases/{reference}', '/agency-systems/{system}', '/agency-systems/{system}/secrets', '/agency-systems/{system}/secrets/{secret}/end', '/agency-systems/{system}/end',
  '/sign-in/with/{issuer}', '/sign-in/callback/{issuer}', '/sign-in/logout/{issuer}', '/sign-in/with/{issuer}/signed-out', '/sign-in/with/{issuer}/sign-out',
  '/confirm/with/{issuer}', '/accounts/{number}/sign-ins/removal', '/account/sign-ins/removal',
  '/persons/searches/{search}', '/persons/{subject}', '/persons/{subject}/facts/{matter}', '/persons/{subject}/facts/{matter}/{fact}', '/persons/{subject}/compare/{other}', '/persons/{subject}/merges/{merge}',
  '/returns/{number}', '/returns/{number}/issues', '/returns/{number}/issues/children', '/returns/{number}/issues/fields', '/returns/{number}/issues/table.csv', '/returns/{number}/issues/table.csv-metadata.json', '/returns/sent/{reference}', '/returns/sent/{reference}/removal', '/persons/{subject}/family', '/persons/{subject}/chronology', '/persons/{subject}/chronology/table.csv', '/persons/{subject}/chronology/table.csv-metadata.json', '/persons/{subject}/returned', '/persons/{subject}/part', '/persons/{subject}/part/{part}/end', '/persons/{subject}/restriction',
  '/set-up', '/trail/witnesses/{name}/download/request', '/people/{person}/posts/{post}/end', '/access/sharing-decisions/{kind}/{reference}',
  '/access/notices/{use}/seen', '/access/reviews/{use}', '/access/conflicts/overrides/{override}/confirmation', '/access/successions/{succession}', '/access/conflicts/{conflict}/withdrawal',
  '/inbox/{message}', '/access/vault-readers/{reader}/confirmation', '/access/vault-readers/{reader}/end',
  '/duty-desk/advice/{reference}', '/duty-desk/advice/{reference}/contact', '/duty-desk/advice/{reference}/contact/end', '/duty-desk/rota/download/calendar',
  '/link', '/invitations/{person}', '/invitations/{person}/link', '/accounts/{number}/password',
  '/retention/proposals/{proposal}', '/retention/certificates/{certificate}', '/retention/certificates/{certificate}/download/text', '/retention/certificates/{certificate}/download/csv', '/retention/certificates/{certificate}/download/csv-metadata.json',
  '/subject-access/{number}', '/subject-access/{number}/items/{item}', '/subject-access/{number}/completion', '/subject-access/{number}/release', '/subject-access/{number}/return',
  '/subject-access/{number}/withdrawal', '/subject-access/{number}/download/{format}', '/subject-access/{number}/withheld', '/subject-access/{number}/withheld/{withheld}/end',
  '/persons/{subject}/subject-access', '/persons/{subject}/allocation', '/persons/{subject}/early-help', '/persons/{subject}/early-help/new',
  ...['', '/words', '/findings/{domain}', '/consent', '/lead', '/entries/{kind}', '/closure', '/meetings', '/panel', '/history', '/addenda', '/reopening'].map(part => `/early-help/{reference}${part}`),
  ...['', '/minutes', '/candidates', '/convener', '/cases/{case}'].map(part => `/early-help/panels/{panel}${part}`),
  ...['/actions', '/actions/new', '/actions/carried', '/actions/{action}'].map(part => `/early-help/{subject}${part}`),
  '/persons/{subject}/records', '/persons/{subject}/records/{record_kind}', '/persons/{subject}/records/{record_kind}/{record}', '/persons/{subject}/records/{record_kind}/{record}/correction'])

/** Forms that no page of ours sends: other programs do, and prove themselves by what they say. */
export const forPrograms = new Set(['/sign-in/logout/{issuer}'])
