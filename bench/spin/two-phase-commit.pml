/* Two-phase commit, written for SPIN by hand: the coordinator may give up, each of three participants may say no; one message on its way in each direction. */
#define N 3
#define EACH(what) what(0) what(1) what(2)
mtype = { Prepare, Yes, No, Commit, Abort, Done };
chan down[N] = [1] of { mtype };
chan up[N] = [1] of { mtype };

#define ASK(i) :: !asked[i] && len(down[i]) == 0 -> down[i]!Prepare; asked[i] = true
#define VOTE(i) :: up[i]?got -> if :: got == Yes -> votes++ :: got == No -> settled[i] = true; goto decided :: else fi
#define TELL(i) :: !told[i] && !settled[i] && len(down[i]) == 0 -> down[i]!decision; told[i] = true
#define HEAR(i) :: up[i]?got -> if :: got == Yes :: else -> settled[i] = true fi

active proctype coordinator() {
  byte votes;
  mtype got, decision = Abort;
  bool asked[N], told[N], settled[N];
  do
  :: votes == N -> decision = Commit; break
  :: timeout -> break
  EACH(ASK)
  EACH(VOTE)
  od;
decided:
  do
  :: settled[0] && settled[1] && settled[2] -> break
  EACH(TELL)
  EACH(HEAR)
  od;
end:
  do
  :: up[0]?got
  :: up[1]?got
  :: up[2]?got
  od
}

active [N] proctype participant() {
  byte me = _pid - 1;
  if
  :: down[me]?Prepare ->
     if
     :: up[me]!Yes -> if :: down[me]?Commit :: down[me]?Abort fi
     :: up[me]!No; goto over
     :: down[me]?Abort
     fi
  :: down[me]?Abort
  :: timeout -> goto over
  fi;
  up[me]!Done;
over:
end:
  do
  :: down[me]?Prepare -> up[me]!No
  :: down[me]?Abort -> up[me]!Done
  :: down[me]?Commit
  od
}
