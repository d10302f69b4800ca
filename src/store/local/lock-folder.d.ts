/** Types of lock-folder.js. */
export function takeLock(folder: string, waiting?: (process: number) => void): Promise<() => void>
