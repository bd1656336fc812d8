#!/usr/bin/env node
import { refuseToStart, runTaggerProcess } from "../src/work/tagger-process.ts";

await runTaggerProcess(process.env).catch(refuseToStart);
