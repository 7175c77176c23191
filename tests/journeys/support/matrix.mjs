// The matrix of access: who asks, by which route and verb, for a record that stands in which relation to them, and what must come of it.
import { example } from './examples.mjs'

/**
 * In which ways the record of a path can stand to the person who asks. Each has a `name`; `fits(route)` says which routes have such a record
 * (all, when it is not given), `values` what stands for the names of their patterns, `isLetIn(route, who)` whether the person is let in where the
 * role is, `refusal` the status when not (404 hides that the record is there) and `hidden` the words that no refusal may hold.
 */
export const relations = [{ name: 'any record' }]

/** What somebody wants to do with a person's record by each route that has one; two where either will do. `body` is what a form says that only who may do it is told to mend. */
const wants = {
  'GET /persons/{subject}': ['read'],
  'GET /persons/{subject}/chronology': ['read'],
  'GET /persons/{subject}/chronology/table.csv': ['read'],
  'GET /persons/{subject}/chronology/table.csv-metadata.json': ['read'],
  'GET /persons/{subject}/returned': ['write'],
  'GET /persons/{subject}/family': ['read'],
  'GET /persons/{subject}/compare/{other}': ['read'],
  'POST /persons/{subject}/compare/{other}': ['write'],
  'GET /persons/{subject}/facts/{matter}': ['write'],
  'POST /persons/{subject}/facts/{matter}': ['write'],
  'GET /persons/{subject}/facts/{matter}/{fact}': ['write'],
  'POST /persons/{subject}/facts/{matter}/{fact}': ['write'],
  'GET /persons/{subject}/records': ['write'],
  'GET /persons/{subject}/records/{record_kind}': ['write'],
  'POST /persons/{subject}/records/{record_kind}': ['write'],
  'GET /persons/{subject}/records/{record_kind}/{record}': ['read'],
  'GET /persons/{subject}/records/{record_kind}/{record}/correction': ['write'],
  'POST /persons/{subject}/records/{record_kind}/{record}/correction': ['write'],
  'GET /persons/{subject}/merges/{merge}': ['write'],
  'POST /persons/{subject}/merges/{merge}': ['write'],
  'GET /persons/{subject}/documents': ['read'],
  'POST /persons/{subject}/documents': ['write'],
  'GET /persons/{subject}/documents/{document}': ['read'],
  'POST /persons/{subject}/documents/{document}': ['write'],
  'GET /persons/{subject}/documents/{document}/download/{version}': ['read'],
  'POST /persons/{subject}/documents/{document}/removal': ['write'],
  'POST /persons/{subject}/documents/{document}/erasure': ['manage'],
  'GET /persons/{subject}/actions': ['read'],
  'GET /persons/{subject}/actions/new': ['write'],
  'POST /persons/{subject}/actions/new': ['write'],
  'POST /persons/{subject}/actions/carried': ['write'],
  'GET /persons/{subject}/actions/{action}': ['read'],
  'POST /persons/{subject}/actions/{action}': ['write'],
  'GET /persons/{subject}/part': ['manage'],
  'POST /persons/{subject}/part': ['manage'],
  'POST /persons/{subject}/part/{part}/end': ['manage'],
  'POST /persons/{subject}/restriction': ['manage'],
  'GET /persons/{subject}/allocation': ['allocate'],
  'POST /persons/{subject}/allocation': ['allocate'],
  'GET /persons/{subject}/early-help': ['read'],
  'GET /persons/{subject}/early-help/new': ['read'],
  'POST /persons/{subject}/early-help/new': ['read'],
  'GET /persons/{subject}/subject-access': ['manage', 'allocate'],
  'POST /persons/{subject}/subject-access': ['manage', 'allocate'],
}
export const bodies = { 'POST /persons/{subject}/compare/{other}': { verdict: 'merge', why: 'one child' } }
const keyOf = route => `${route.method} ${route.pattern}`
export const isOfPerson = route => route.pattern.startsWith('/persons/{subject}')

/** Which permission each verb takes of who owns, works on or is by law given a person's record. */
const permissionFor = { list: 'people.view', read: 'people.view', write: 'people.edit', share: 'policy.decide_sharing', manage: 'people.edit', allocate: 'people.allocate' }
const all = ['list', 'read', 'write', 'share', 'manage', 'allocate']

/** How a person's record can stand to somebody, and which verbs that gives; `takesRole`: as far as their role's permissions go; `isUnowned`: nobody has owned it, `isLeft`: nobody owns it any more. */
export const standings = [
  { key: 'own', name: 'own', verbs: all, takesRole: true },
  { key: 'worker', name: 'works on it', verbs: ['list', 'read', 'write', 'share'], takesRole: true },
  { key: 'team', name: 'their team works on it', verbs: ['list', 'read', 'write'], takesRole: true },
  { key: 'invited', name: 'invited to read', verbs: ['list', 'read'] },
  { key: 'agency', name: 'same agency, by law', verbs: ['list', 'read', 'allocate'], takesRole: true },
  { key: 'unowned', name: 'same agency, by law, nobody owns it', verbs: ['list', 'read', 'allocate'], takesRole: true, isUnowned: true },
  { key: 'other', name: 'other agency', verbs: [], isKnown: true },
  { key: 'glass', name: 'broke the glass', verbs: ['read'], isKnown: true },
  { key: 'restricted_worker', name: 'restricted, works on it', verbs: ['list', 'read', 'write', 'share'], takesRole: true },
  { key: 'restricted_team', name: 'restricted, their team works on it', verbs: [] },
  { key: 'restricted_agency', name: 'restricted, same agency', verbs: [] },
  { key: 'sealed', name: 'sealed, works on it', verbs: [] },
  { key: 'left', name: 'sealed, same agency, its owner left', verbs: [], isLeft: true },
  { key: 'vault', name: 'in a vault, own', verbs: [] },
  { key: 'conflict', name: 'own, with a conflict of interest', verbs: [] },
]

const holds = (routes, who, permission) => routes.find(route => route.permission === permission)?.[who] ?? false

/** Whether the policy lets somebody of the role do by the route what it does, with a record that stands so to them. */
export function isLetIn(routes, route, who, standing) {
  const wanted = wants[keyOf(route)]
  if (!wanted) throw new Error(`support/matrix.mjs does not say what ${keyOf(route)} wants of the record`)
  return route[who] && isGiven(routes, who, standing, wanted)
}

/** Whether one of the verbs is given to somebody of the role with a record that stands so to them. */
const isGiven = (routes, who, standing, verbs) =>
  (standing.key !== 'glass' || holds(routes, who, 'policy.break_glass')) && verbs.some(verb => standing.verbs.includes(verb) && (!standing.takesRole || holds(routes, who, permissionFor[verb])))

/** Whether a record that stands so to somebody of the role appears in a list, a count, a search or a download that is open to the role. */
export const isShown = (routes, who, standing, verbs = ['list']) => isGiven(routes, who, standing, verbs)
/** Forms and pages that name a record by its reference: what is sent, and whether somebody of the role is let in with a record that stands so to them; `done` are the answers then. */
export const namings = [
  { method: 'POST', pattern: '/access/sharing-decisions', fields: { is_shared: 'shared' }, isLetIn: (routes, who, standing) => isGiven(routes, who, standing, ['share']), done: [303] },
  { method: 'POST', pattern: '/access/sharing-decisions', fields: { is_shared: 'withheld' }, isLetIn: (routes, who, standing) => isGiven(routes, who, standing, ['read']), done: [303] },
  { method: 'GET', pattern: '/access/sharing-decisions/{kind}/{reference}', isLetIn: (routes, who, standing) => isGiven(routes, who, standing, ['read']), done: [200] },
  { method: 'POST', pattern: '/allocation/left', fields: {}, isLetIn: (routes, who, standing) => Boolean(standing.isLeft || standing.isUnowned), done: [422] },
]
/** Whether somebody of the role, who is not let in, may learn there that it is known, and no more. */
export const isKnownOnly = (routes, who, standing) => Boolean(standing.isKnown) && holds(routes, who, 'people.find')

/** No route takes policy.find_known; who looks for people (people.find) holds it. Whether somebody who is not let in is told that the child is known: by the page of the record alone, where their role may learn it. */
export const isTold = (routes, route, who, standing) => keyOf(route) === 'GET /persons/{subject}' && standing.isKnown && holds(routes, who, 'people.find') && route[who]

/** The cells of one person: { route, path, name, isLetIn, refusal }; a route that ends the session comes last. */
export function cellsOf(routes, who, { relation = relations[0], values = {} } = {}) {
  const endsSession = route => route.pattern === '/sign-out'
  const inOrder = [...routes].sort((a, b) => endsSession(a) - endsSession(b))
  const fitting = inOrder.filter(route => relation.fits?.(route) ?? true)
  return fitting.map(route => {
    const path = example(route.pattern, { ...values, ...relation.values })
    const mayByRole = route[who]
    const isLetIn = mayByRole && (relation.isLetIn?.(route, who) ?? true)
    return { route, path, name: `${route.method} ${route.pattern} as ${who}, ${relation.name}`, isLetIn, refusal: mayByRole ? relation.refusal ?? 404 : 403 }
  })
}
