// Loaded before a process's own code: its clock is off by so many milliseconds.
const offset = Number(process.env.CLOCK_OFFSET_MS);
const RightDate = Date;
globalThis.Date = class extends RightDate {
  constructor(...args) {
    if (args.length === 0) super(RightDate.now() + offset);
    else super(...args);
  }
  static now() {
    return RightDate.now() + offset;
  }
};
