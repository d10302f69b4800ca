/** What Jira finds wrong with a workflow that somebody wants to save: as the validation endpoints list it. */
import type { JsonObject } from '../../base/index.ts'
import type { WorkflowRule, WorkflowTransition } from '../records.ts'

type ElementType =
  | 'RULE'
  | 'STATUS'
  | 'STATUS_LAYOUT'
  | 'STATUS_PROPERTY'
  | 'WORKFLOW'
  | 'TRANSITION'
  | 'TRANSITION_PROPERTY'
  | 'SCOPE'
  | 'STATUS_MAPPING'
  | 'TRIGGER'

export interface Finding {
  readonly code: string
  readonly level: 'ERROR' | 'WARNING'
  readonly type: ElementType
  readonly message: string
  readonly elementReference: JsonObject | null
}

function finding(type: ElementType, code: string, message: string, elementReference: JsonObject | null): Finding {
  return { code, level: 'ERROR', type, message, elementReference }
}

export const aboutWorkflow = (code: string, message: string): Finding => finding('WORKFLOW', code, message, null)

export const aboutStatus = (code: string, message: string, statusReference: string): Finding =>
  finding('STATUS', code, message, { statusReference })

export const aboutTransition = (code: string, message: string, { id }: WorkflowTransition): Finding =>
  finding('TRANSITION', code, message, { transitionId: id })

export const aboutRule = (code: string, message: string, { id }: WorkflowRule): Finding =>
  finding('RULE', code, message, { ruleId: id })

export const aboutMapping = (message: string, projectId: string, issueTypeId: string): Finding =>
  finding('STATUS_MAPPING', 'STATUS_MAPPING_REQUIRED', message, {
    statusMappingReference: { projectId, issueTypeId },
  })

export const isError = ({ level }: Finding): boolean => level === 'ERROR'
