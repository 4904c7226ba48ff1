/** What a first start does, and how many seconds of two cores each step takes there. */
const usual = { "Installing packages": 20, Building: 45, "Compiling the database's driver": 60 };
let timer;

/** Says what is going on: on a terminal in one line that is written over, elsewhere in a line for each step. */
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

/** Takes the line away, for what is to be read. */
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
