/** What is typed of a way out, and what of it is asked for. */
import { expect, test } from 'vitest'
import { USUAL_WAY, wayOutOf } from './way-out-draft.ts'

test('nothing typed is the usual way', () => {
  expect(wayOutOf(USUAL_WAY)).toEqual({ authorities: null, proxy: null, proxyUser: null, proxyPassword: null })
  expect(wayOutOf({ ...USUAL_WAY, authorities: ' \n', proxy: ' ' }).authorities).toBeNull()
})

test('a login goes only with a proxy, and a password as it was typed', () => {
  const login = { proxyUser: ' fairlead ', proxyPassword: ' a b ' }
  expect(wayOutOf({ ...USUAL_WAY, ...login })).toMatchObject({ proxyUser: null, proxyPassword: null })
  expect(wayOutOf({ ...USUAL_WAY, ...login, proxy: ' http://proxy:3128 ' })).toMatchObject({
    proxy: 'http://proxy:3128',
    proxyUser: 'fairlead',
    proxyPassword: ' a b ',
  })
})
