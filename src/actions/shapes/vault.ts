/** The keys of the vault, as they may be shown: never a key itself. */
import { z } from 'zod'

export const VAULT_KEYS = z.object({
  /** A file, a variable or a program. */
  from: z.string(),
  keys: z.array(
    z.object({
      id: z.string(),
      /** It seals what is stored now. */
      seals: z.boolean(),
      /** How many secrets it is needed for. */
      opens: z.number(),
    }),
  ),
  /** How many secrets older keys are still needed for. */
  left: z.number(),
  /** The public key by which anchors of the audit that were kept elsewhere are known to be from here. */
  signer: z.string(),
})
