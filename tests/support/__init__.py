"""What the tests share: builders of reports, readers of the finished files, validators."""
