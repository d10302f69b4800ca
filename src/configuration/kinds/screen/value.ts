/** What a screen is in words. */

export type Screen = { readonly name: string; readonly description: string; readonly tabs: readonly Tab[] }
export type Tab = { readonly name: string; readonly fields: readonly string[] }
