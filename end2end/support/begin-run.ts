// Playwright calls this before the first worker starts, and what it returns after the last has ended.

import { beginRun, endRun } from "./made.ts";

export default function beginAndEnd(): () => void {
  beginRun();
  return endRun;
}
