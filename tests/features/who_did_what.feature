Feature: Who did what
  The owner looks up what happened, step by step.

  Background:
    Given a shop that sells
      | code          | name                 | department | price | stock |
      | 0400100000014 | Sourdough loaf 800 g | Bakery     | 4.90  | 20    |
      | 0400100000021 | Whole milk 2 L       | Dairy      | 2.35  | 30    |
    And the till is open

  Scenario: Each step of a sale is in the log, in order
    Given the cashier has scanned "0400100000014"
    And the cashier has taken exact cash
    When the owner opens the audit window
    Then the audit window lists, newest first
      | event          |
      | Stock sold     |
      | Sale paid      |
      | Sale completed |
      | Total shown    |
      | Stock reserved |
      | Line added     |
      | Sale started   |
      | Till started   |

  Scenario: A step appears while the owner looks on
    Given the owner has opened the audit window
    When the cashier scans "0400100000021"
    Then the newest entries of the audit window name "Whole milk 2 L"

  Scenario: The log is sound
    Given the cashier has scanned "0400100000014"
    And the cashier has taken exact cash
    When the owner verifies the log
    Then the log is sound and holds every event of the sale
