/** The steps of a first start, with their seconds on two cores. */
const usual = { "Installing packages": 20, Building: 45, "Compiling the database's driver": 60 };
let timer;

/** Shows the progress: on a terminal in one line that is overwritten, elsewhere in a line for each step. */
export function progress(step) {
  progressDone();
  if (!process.stdout.isTTY) {
    console.log(`${step}…`);
    return;
  }
  const began = Date.now();
  const write = () => process.stdout.write(`\r\u001B[2K${step}${howFar(began, usual[step])}`);
  write();
  timer = setInterval(write, 1000);
}

/** Clears the line before other output. */
export function progressDone() {
  if (timer === undefined) return;
  clearInterval(timer);
  timer = undefined;
  process.stdout.write("\r\u001B[2K");
}

function howFar(began, seconds) {
  const passed = Math.round((Date.now() - began) / 1000);
  return seconds === undefined ? "…" : `: ${passed} s of about ${seconds} s`;
}
