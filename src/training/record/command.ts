/** What whoever typed the command can mend, in a sentence or two. */
export class Wrong extends Error {}

/** Runs a command: what can be mended is said in its sentence, with exit code 1 and no stack trace. */
export async function command(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
