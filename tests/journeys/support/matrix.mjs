// The matrix of access: who asks, by which route and verb, for a record that stands in which relation to them, and what must come of it.
import { example } from './examples.mjs'

/**
 * In which ways the record of a path can stand to the person who asks. Each has a `name`; `fits(route)` says which routes have such a record
 * (all, when it is not given), `values` what stands for the names of their patterns, `isLetIn(route, who)` whether the person is let in where the
 * role is, `refusal` the status when not (404 hides that the record is there) and `hidden` the words that no refusal may hold.
 * Records with involvement add theirs here: own, same agency, other agency, restricted, vault.
 */
export const relations = [{ name: 'any record' }]

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
