/* The alternating bit, written for SPIN by hand: four messages, three losses and three copies at most, four on their way in each direction. */
chan data = [4] of { bit };
chan acks = [4] of { bit };
byte messages = 4, losses = 3, copies = 3;

active proctype sender() {
  bit current, got;
end:
  do
  :: messages > 0 ->
     messages--;
     data!current;
     do
     :: acks?got -> if :: got == current -> current = 1 - current; break :: else fi
     :: atomic { copies > 0 && len(acks) > 0 -> acks?<got>; copies-- }; if :: got == current -> current = 1 - current; break :: else fi
     :: timeout -> data!current
     od
  :: acks?got
  od
}

active proctype receiver() {
  bit expected, got;
end:
  do
  :: data?got -> if :: got == expected -> expected = 1 - expected :: else fi; acks!got
  :: atomic { copies > 0 && len(data) > 0 -> data?<got>; copies-- }; if :: got == expected -> expected = 1 - expected :: else fi; acks!got
  od
}

active proctype network() {
end:
  do
  :: atomic { losses > 0 && len(data) > 0 -> data?_; losses-- }
  :: atomic { losses > 0 && len(acks) > 0 -> acks?_; losses-- }
  od
}
