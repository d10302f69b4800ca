/** The register: one line per kind. */
import type { Kind } from '../kind.ts'
import { issueTypeScheme } from './issue-type-scheme.ts'
import { status } from './status.ts'

/** In the order people meet them; the engine orders by references only. */
export const KINDS: readonly Kind[] = [status, issueTypeScheme]
