/** How somebody signed in at the provider is judged only where the operator says how it must be, and then strictly. */
import { expect, test } from 'vitest'
import { refuseWeak } from './admit.ts'

const ANY = { ssoAcr: [], ssoAmr: [] }

test.each([
  [ANY, { acr: null, amr: [] }, true],
  [{ ...ANY, ssoAcr: ['phr', 'phrh'] }, { acr: 'phrh', amr: [] }, true],
  [{ ...ANY, ssoAcr: ['phr'] }, { acr: 'pwd', amr: ['mfa'] }, false],
  [{ ...ANY, ssoAcr: ['phr'] }, { acr: null, amr: [] }, false],
  [{ ...ANY, ssoAmr: ['mfa', 'hwk'] }, { acr: null, amr: ['pwd', 'hwk'] }, true],
  [{ ...ANY, ssoAmr: ['mfa'] }, { acr: 'mfa', amr: ['pwd'] }, false],
  [{ ...ANY, ssoAmr: ['mfa'] }, { acr: null, amr: [] }, false],
  [{ ssoAcr: ['phr'], ssoAmr: ['mfa'] }, { acr: 'phr', amr: ['pwd'] }, false],
  [{ ssoAcr: ['phr'], ssoAmr: ['mfa'] }, { acr: 'phr', amr: ['mfa'] }, true],
])('%j and %j: %s', (settings, told, gets) => {
  const judged = () => refuseWeak(settings, told)
  if (gets) expect(judged).not.toThrow()
  else expect(judged).toThrow('weak')
})
