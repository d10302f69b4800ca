/** What keeps an installation sound: the keys that seal what it stores, and a new one while it serves. */
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { rotateKeys, showKeys } from '../flows/rotate-keys.ts'
import { VAULT_KEYS } from '../shapes/index.ts'

export const vaultKeysAction = defineAction({
  name: 'vault.keys',
  says: 'The keys that seal tokens and other secrets: which one seals now, and how many each older one is still needed for.',
  method: 'GET',
  path: '/vault/keys',
  needs: 'administrator',
  audit: 'never',
  input: z.object({}),
  output: VAULT_KEYS,
  run: (context) => showKeys(context),
})

export const rotateKeysAction = defineAction({
  name: 'vault.rotate',
  says: 'Seal with a new key from now on, and seal anew what older keys seal; those are needed until that has ended.',
  method: 'POST',
  path: '/vault/rotate',
  proof: true,
  needs: 'administrator',
  audit: 'always',
  input: z.object({}),
  output: VAULT_KEYS,
  run: (context) => rotateKeys(context),
})
