//! Tests of the program and of the library as their users meet them, in one binary.

mod beside;
mod cells;
mod clauses;
mod current;
mod evaluate;
mod events;
mod faults;
mod gazetteer;
mod properties;
mod run;
mod sample;
mod scratch;
mod show;
mod stands;
mod statements;
mod times;
mod told;
mod verify;
mod wires;
