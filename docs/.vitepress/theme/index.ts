// The fonts of the reader's machine: a page asks no other server for anything.
export { default } from "vitepress/theme-without-fonts";
