/** The register: one line per kind. */
import type { Kind } from '../kind.ts'
import { customField } from './custom-field/index.ts'
import { filter } from './filter.ts'
import { group } from './group.ts'
import { issueType } from './issue-type.ts'
import { issueTypeScheme } from './issue-type-scheme.ts'
import { issueTypeScreenScheme } from './issue-type-screen-scheme.ts'
import { permissionScheme } from './permission-scheme.ts'
import { priority } from './priority.ts'
import { project } from './project.ts'
import { projectRole } from './project-role.ts'
import { resolution } from './resolution.ts'
import { screen } from './screen/index.ts'
import { screenScheme } from './screen-scheme.ts'
import { status } from './status.ts'
import { systemField } from './system-field.ts'
import { user } from './user.ts'
import { workflow } from './workflow.ts'
import { workflowScheme } from './workflow-scheme.ts'

/** In the order people meet them; the engine orders by references only. */
export const KINDS: readonly Kind[] = [
  project,
  issueType,
  issueTypeScheme,
  workflow,
  workflowScheme,
  status,
  priority,
  resolution,
  systemField,
  customField,
  screen,
  screenScheme,
  issueTypeScreenScheme,
  permissionScheme,
  filter,
  projectRole,
  user,
  group,
]
