/** What a row's id looks like: PostgreSQL breaks on any other text, where nothing is simply to be found. */
const ROW_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const isRowId = (text: string): boolean => ROW_ID.test(text)
