/** What the page says of a role is what the actions ask for. */
import { expect, test } from 'vitest'
import { ACTIONS, type Role } from '../../src/actions/index.ts'
import { ROLES } from '../../src/web/pages/settings/role-words.ts'

const needed = new Map<string, Role>(ACTIONS.map(({ name, needs }) => [name, needs]))

test.each(ROLES.flatMap(({ role, actions }) => actions.map((action) => [role, action] as const)))(
  '%s: %s',
  (role, action) => {
    expect(needed.get(action)).toBe(role)
  },
)

/** What belongs to a person alone, or says who may come. */
const OF_PEOPLE = /^(authorizations|factors|keys|passkeys|password|people|sessions)\./

test('no API key may ask for what belongs to people alone', () => {
  const open = ACTIONS.filter(({ name, keys }) => OF_PEOPLE.test(name) && keys !== 'never')
  expect(open.map(({ name }) => name)).toEqual([])
})
