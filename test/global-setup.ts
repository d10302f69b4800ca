/** Before all tests: nothing yet. */
export default function setup(): void {}
